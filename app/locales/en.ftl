locale-name = English
locale-direction = ltr
locale-icu = en-GB
