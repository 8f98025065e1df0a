//! Slips and habits of spelling, as residents type. The same seed gives the same slips.
//!
//! | what | how often |
//! |---|---|
//! | keys for ya and kaf of an Arabic, a Persian or the author's keyboard | by text |
//! | digits of an Arabic, a Persian or an English keyboard, in Arabic script | by text |
//! | hamza left out, with its seat or with its alef | one in two |
//! | ta marbuta written as ha | one in two |
//! | half-space kept, left out or typed as a space | a third each |
//! | a letter doubled | in one word in five |
//! | a diacritic | after one Arabic letter in twenty |
//! | tatweel | in one Arabic word in twenty |

use super::set::Question;
use crate::generate::random::Random;
use crate::search::analysis::fold::is_arabic;

const HALF_SPACE: char = '\u{200C}';
const TATWEEL: char = 'ـ';
/// From fathatan to sukun.
const DIACRITICS: [char; 8] =
    ['\u{064B}', '\u{064C}', '\u{064D}', '\u{064E}', '\u{064F}', '\u{0650}', '\u{0651}', '\u{0652}'];
/// A letter is doubled in one word in so many.
const DOUBLED: f64 = 1.0 / 5.0;
const LENGTHENED: f64 = 1.0 / 20.0;
const VOCALISED: f64 = 1.0 / 20.0;

/// A question as it comes with slips of spelling; it stays the same question.
pub fn misspelt(question: &Question, seed: u64) -> Question {
    // Each question has slips of its own, whatever is asked before it.
    let mut random = Random::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ question.document.id as u64);
    let mut noisy = question.clone();
    noisy.document.title = misspell(&question.document.title, &mut random);
    noisy.document.body = misspell(&question.document.body, &mut random);
    noisy
}

/// Keys that a keyboard has for letters that look alike.
#[derive(Clone, Copy, Debug)]
enum Keys {
    Arabic,
    Persian,
    Authors,
}

struct Typist<'a> {
    random: &'a mut Random,
    keys: Keys,
    /// The character for zero; none leaves digits as they are.
    zero: Option<u32>,
}

fn misspell(text: &str, random: &mut Random) -> String {
    let keys = *random.pick(&[Keys::Arabic, Keys::Persian, Keys::Authors]);
    let zero = *random.pick(&[0x0660, 0x06F0, 0x0030]);
    let zero = text.chars().any(is_arabic).then_some(zero);
    let mut typist = Typist { random, keys, zero };
    text.split(' ').map(|word| typist.word(word)).collect::<Vec<_>>().join(" ")
}

impl Typist<'_> {
    fn word(&mut self, word: &str) -> String {
        let letters: Vec<usize> = places(word, char::is_alphabetic);
        let doubled = self.slip(DOUBLED, &letters);
        let within: Vec<usize> = places(word, is_arabic);
        let lengthened = self.slip(LENGTHENED, &within[..within.len().saturating_sub(1)]);
        let mut out = String::with_capacity(word.len() + 8);
        for (at, c) in word.chars().enumerate() {
            let Some(typed) = self.letter(c) else { continue };
            out.push(typed);
            if doubled == Some(at) {
                out.push(typed);
            }
            if lengthened == Some(at) {
                out.push(TATWEEL);
            }
            if is_arabic(typed) && self.random.chance(VOCALISED) {
                out.push(*self.random.pick(&DIACRITICS));
            }
        }
        out
    }

    /// One of the places, with some probability.
    fn slip(&mut self, probability: f64, places: &[usize]) -> Option<usize> {
        let slips = self.random.chance(probability);
        (slips && !places.is_empty()).then(|| *self.random.pick(places))
    }

    fn letter(&mut self, c: char) -> Option<char> {
        let c = match c {
            HALF_SPACE => return *self.random.pick(&[Some(HALF_SPACE), None, Some(' ')]),
            'أ' | 'إ' | 'آ' | 'ؤ' | 'ئ' | 'ء' | 'ة' if self.random.chance(0.5) => simpler(c)?,
            _ => c,
        };
        Some(self.key(c))
    }

    fn key(&self, c: char) -> char {
        match (self.keys, c) {
            (Keys::Arabic, 'ی') => 'ي',
            (Keys::Arabic, 'ک') => 'ك',
            (Keys::Persian, 'ي' | 'ى') => 'ی',
            (Keys::Persian, 'ك') => 'ک',
            _ => self.digit(c).unwrap_or(c),
        }
    }

    fn digit(&self, c: char) -> Option<char> {
        let value =
            [0x0660, 0x06F0, 0x0030].into_iter().find_map(|zero| (c as u32).checked_sub(zero).filter(|v| *v < 10))?;
        char::from_u32(self.zero? + value)
    }
}

/// The letter without its hamza or dots; none where nothing is left.
fn simpler(c: char) -> Option<char> {
    match c {
        'أ' | 'إ' | 'آ' => Some('ا'),
        'ؤ' => Some('و'),
        'ئ' => Some('ی'),
        'ة' => Some('ه'),
        _ => None,
    }
}

/// Where characters of a sort stand, counted in characters.
fn places(word: &str, is: impl Fn(char) -> bool) -> Vec<usize> {
    word.chars().enumerate().filter(|(_, c)| is(*c)).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(id: i64, title: &str) -> Question {
        let mut question = Question::default();
        question.document.id = id;
        question.document.title = title.to_owned();
        question
    }

    const ARABIC: &str = "إنارة الشوارع المظلمة قرب المدرسة أمر ضروري، شارع ١٢ مثلاً";
    const PERSIAN: &str = "می‌خواهم روشنایی کوچه‌های تاریک نزدیک مدرسه‌ها را بیشتر کنید، کوچه ۱۲";

    #[test]
    fn the_same_seed_gives_the_same_slips() {
        for text in [ARABIC, PERSIAN, "More light in the dark streets by the school"] {
            let typed = |id, seed| misspelt(&question(id, text), seed).document.title;
            assert_eq!(typed(7, 1), typed(7, 1));
            assert!((2..9).any(|seed| typed(7, seed) != typed(7, 1)), "{text}");
            assert!((8..15).any(|id| typed(id, 1) != typed(7, 1)), "{text}");
        }
    }

    #[test]
    fn each_sort_of_slip_occurs() {
        let all = |text| (0..60).map(|id| misspelt(&question(id, text), 1).document.title).collect::<String>();
        let (arabic, persian) = (all(ARABIC), all(PERSIAN));
        for slip in ["انارة", "اناره", "ـ", "۱۲", "12", "ضروری", "\u{0651}"] {
            assert!(arabic.contains(slip), "{slip}");
        }
        for slip in ["ميخواهم", "می خواهم", "كوچه", "١٢"] {
            assert!(persian.contains(slip), "{slip}");
        }
    }

    #[test]
    fn latin_script_gets_doubled_letters_alone() {
        let typed = misspelt(&question(3, "Line 12 is late every morning and every evening"), 1).document.title;
        let single = |text: &str| {
            let mut letters: Vec<char> = text.chars().collect();
            letters.dedup();
            letters
        };
        assert_ne!(typed, "Line 12 is late every morning and every evening");
        assert_eq!(single(&typed), single("Line 12 is late every morning and every evening"));
    }
}
