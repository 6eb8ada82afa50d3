printf '\nDu kan også dele.\n' >> content/_sider/om.md
