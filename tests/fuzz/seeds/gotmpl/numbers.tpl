{{ 0x1F }} {{ 1_000.5 }} {{ 1+2i }} {{ 'a' }} {{ addf 0.1 0.2 }} {{ round 2.675 2 }} {{ divf 1 3 }} {{ seq 5 -2 1 }}
{{ index .list 3 "k" }} {{ slice "abc" 1 2 }} {{ dig "a" "x" 0 .map }} {{ chunk 2 .list }} {{ wrap 3 "a bc def" }}
