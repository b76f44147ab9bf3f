// How many columns of a terminal a character takes, and which characters must not reach one.
#pragma once

namespace sidelint::reporters {

// 0 for marks that combine with the character before, 2 for East Asian wide and emoji, else 1.
int columns_of(char32_t character);

// Characters that cannot be seen or that change how others are shown: controls (C0, DEL, C1), bidirectional controls,
// zero width joiners and spaces, spaces other than U+0020, line and paragraph separators, tags, byte order marks. In a
// manifest they are a trap (a no-break space as indentation) or an attack, so they are shown as escapes.
bool is_deceptive(char32_t character);

}  // namespace sidelint::reporters
