locale-name = العربية
locale-direction = rtl
locale-icu = ar-u-nu-arab
