#!/usr/bin/env bash
# A tab, hard spaces, a soft hyphen and a joined emoji are all in order.
set -eu
printf -- '---\ntitle: Digital byggesak\nowner: aktorer/oslo\n---\n\nGebyret er 4\xc2\xa0500\xc2\xa0kroner.\tDet kan\xc2\xading betales på nett. \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb\n' > 'content/losninger/digital-byggesak.md'
