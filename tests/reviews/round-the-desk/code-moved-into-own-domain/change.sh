sed -i '/code: barnehage/,/uri:/s/broader: velferd/broader: helse/' schemas/vocabularies/temaer.yaml
