{{ $d := dict "a" 1 "b" (list 1 "x" nil) }}{{ $_ := set $d "c" (merge (dict) .map) }}
{{ printf "%-10s|%5.2f|%v|%q" .s .f $d "é" }} {{ semverCompare "^1.2 || >=2-0" "v1.2.3" }}
{{ regexReplaceAll "(a)(b*)" "abba" "${2}-$1" }} {{ splitList "," "a,b" | join "-" | upper | snakecase }}
{{ fromJson "{\"a\":[1,2.5,null]}" }} {{ untilStep 0 10 3 }} {{ urlParse "http://u@h:1/p?q#f" }} {{ uuidv4 | b64enc }}
