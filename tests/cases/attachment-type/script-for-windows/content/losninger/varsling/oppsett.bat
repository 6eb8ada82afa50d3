echo hei
