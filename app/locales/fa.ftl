locale-name = فارسی
locale-direction = rtl
locale-icu = fa-u-ca-persian-nu-arabext
