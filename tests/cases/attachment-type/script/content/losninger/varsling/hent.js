fetch('/')
