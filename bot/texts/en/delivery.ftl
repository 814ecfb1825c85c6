delivery-already-settled = Somebody has already taken care of that.
inbox-waiting =
    { $count ->
        [one] -# 📬 One new thing waits in your /inbox.
       *[other] -# 📬 { $count } new things wait in your /inbox.
    }
