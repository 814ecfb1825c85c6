# Why an address could not be opened.
web-address-malformed = That doesn't look like a web address. It should begin with https:// and have a name with a dot in it, such as https://example.com.
web-address-not-http = I can only open addresses that begin with https:// or http://.
web-address-port = I can't open addresses with a port number such as “:{ $port }”. Please use the ordinary address of the site.
web-address-private = That address isn't on the public internet, so I won't open it.
web-address-credentials = That address has a name or password in it. Please leave that part out.
web-unknown-host = I couldn't find a site called “{ $host }”. Please check the spelling.
web-unreachable = That site didn't answer properly. It may be down; please try again later.
web-too-slow = That site took longer than { $seconds } seconds to answer, so I stopped waiting. Please try again later.
web-too-large = What that address sends is larger than { $megabytes } MB, which is the most I can read.
web-too-many-redirects = That address sends me from one place to the next without end, so I stopped.
web-garbled = That site sent something I couldn't unpack.
web-not-found = There is nothing at that address (the site says { $status }).
web-not-allowed = That site doesn't let me read this address (it says { $status }).
web-busy = That site asks me to come back later (it says { $status }).
web-status = That site has a problem at the moment (it says { $status }). Please try again later.
