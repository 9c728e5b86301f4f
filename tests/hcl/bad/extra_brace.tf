# 3:1 this brace closes nothing
a = 1
}
