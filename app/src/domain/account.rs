//! Accounts: who speaks, and as what.

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_security::confusable_detection::skeleton;

use super::idea::{FieldError, words};
use super::text;

words! {
    /// What an account may do.
    Role {
        /// Writes, supports, discusses.
        Resident = "resident",
        /// Answers for an agency.
        Officer = "officer",
        /// Keeps order.
        Moderator = "moderator",
        /// Sets the city up.
        Administrator = "administrator",
    }
}

/// What an account's role is for: the agencies that an officer speaks for, and the topics and
/// areas that a moderator looks after (none named: all of them).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Agencies of an officer.
    pub agencies: Vec<i64>,
    /// Topics of a moderator.
    pub topics: Vec<i64>,
    /// Areas of a moderator.
    pub areas: Vec<i64>,
}

/// A public name of 2 to 40 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisplayName {
    shown: String,
    skeleton: String,
}

impl DisplayName {
    /// Fewest characters.
    pub const MIN: usize = 2;
    /// Most characters.
    pub const MAX: usize = 40;

    /// Checks what was typed. Characters that reorder or hide text are refused rather than
    /// dropped, so that nobody ends up with a name other than the one they saw.
    pub fn parse(raw: &str) -> Result<Self, FieldError> {
        let line: String = raw.trim().nfc().collect();
        if line.chars().any(|c| c.is_control() || text::is_bidi_control(c) || is_invisible(c)) {
            return Err(FieldError::NameUnprintable);
        }
        let shown = text::clean_line(&line);
        match text::chars(&shown) {
            0 => Err(FieldError::Missing),
            have if have < Self::MIN => Err(FieldError::TooShort { have, min: Self::MIN }),
            have if have > Self::MAX => Err(FieldError::TooLong { have, max: Self::MAX }),
            // Nobody can call a row of pictures by its name.
            _ if !shown.chars().any(char::is_alphanumeric) => Err(FieldError::Missing),
            _ => Ok(Self { skeleton: name_skeleton(&shown), shown }),
        }
    }

    /// As others see it.
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// What names that look alike share (UTS #39, section 4).
    pub fn skeleton(&self) -> &str {
        &self.skeleton
    }

    /// The same by the letters as they are, capitals too: a capital I looks like a small l, which a
    /// small i does not.
    pub fn skeleton_of_capitals(&self) -> String {
        name_skeleton(&skeleton(&self.shown).collect::<String>())
    }
}

/// Blank characters other than the joiners that spelling needs, and selectors of how a sign is drawn.
fn is_invisible(c: char) -> bool {
    text::is_blank(c) && !matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

/// UTS #39 skeleton of the name in lower case, without spaces, joiners and vowel marks, which
/// the eye passes over; with the spellings of Arabic and Persian letters that look the same
/// folded, since the confusables table keeps some apart.
fn name_skeleton(name: &str) -> String {
    let folded: String = name
        .to_lowercase()
        .chars()
        .filter(|c| {
            !c.is_whitespace()
                && !matches!(c, '\u{200C}' | '\u{200D}' | '\u{0640}' | '\u{064B}'..='\u{0652}' | '\u{0670}')
        })
        .map(|c| match c {
            'ي' | 'ى' => 'ی',
            'ك' => 'ک',
            'ة' | 'ۀ' => 'ه',
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            other => other,
        })
        .collect();
    skeleton(&folded).collect::<String>().to_lowercase()
}

/// An e-mail address in lower case. Only its shape is checked: whether it works, mail tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Checks what was typed.
    pub fn parse(raw: &str) -> Result<Self, FieldError> {
        let address = raw.trim().to_lowercase();
        if address.is_empty() {
            return Err(FieldError::Missing);
        }
        let shaped = address.rsplit_once('@').is_some_and(|(local, domain)| {
            !local.is_empty()
                && local.len() <= 64
                && domain.contains('.')
                && !domain.starts_with(['.', '-'])
                && !domain.ends_with(['.', '-'])
                && !domain.contains("..")
                && domain.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '-')
        });
        let printable = address.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>\"(),;:\\[]".contains(c));
        if shaped && printable && address.len() <= 254 { Ok(Self(address)) } else { Err(FieldError::NotAnEmail) }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A password of 15 to 200 characters, without rules of composition (NIST SP 800-63B-4,
/// section 3.1.1.2: length and a list of common ones do more than composition).
#[derive(Clone)]
pub struct NewPassword(String);

impl NewPassword {
    /// Fewest characters.
    pub const MIN: usize = 15;
    /// Most characters.
    pub const MAX: usize = 200;

    /// Checks what was typed; `is_common` tells whether a password is among the most common.
    pub fn parse(raw: &str, own_words: &[&str], is_common: impl Fn(&str) -> bool) -> Result<Self, FieldError> {
        let have = text::chars(raw);
        if have == 0 {
            return Err(FieldError::Missing);
        }
        let lower = raw.to_lowercase();
        if is_common(&lower) || repeats_a_unit(&lower, &is_common) || is_run(&lower) {
            return Err(FieldError::PasswordCommon);
        }
        if have < Self::MIN {
            return Err(FieldError::TooShort { have, min: Self::MIN });
        }
        if have > Self::MAX {
            return Err(FieldError::TooLong { have, max: Self::MAX });
        }
        if own_words.iter().any(|word| !word.is_empty() && lower == word.trim().to_lowercase()) {
            return Err(FieldError::PasswordIsName);
        }
        Ok(Self(raw.nfc().collect()))
    }

    /// What is hashed.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// Whether a text is one common password or up to three characters again and again.
fn repeats_a_unit(text: &str, is_common: &impl Fn(&str) -> bool) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (1..=chars.len() / 2).any(|len| {
        let unit = &chars[..len];
        chars.chunks(len).all(|chunk| unit.starts_with(chunk))
            && (len <= 3 || is_common(&unit.iter().collect::<String>()))
    })
}

/// Whether a text goes along a keyboard, the digits or the alphabet, forwards or backwards.
fn is_run(text: &str) -> bool {
    const RUNS: [&str; 4] =
        ["1234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "ضصثقفغعهخحجدشسيبلاتنمكط"];
    let backwards: String = text.chars().rev().collect();
    let length = text.chars().count();
    RUNS.iter().any(|run| {
        let round: String = run.chars().cycle().take(length + run.chars().count()).collect();
        round.contains(text) || round.contains(&backwards)
    })
}

/// What was typed into the sign-up form, without the password.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct SignUpInput {
    /// As typed.
    pub email: String,
    /// As typed.
    pub name: String,
}

/// Errors by field of the sign-up form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SignUpErrors {
    /// Of the e-mail address.
    pub email: Option<FieldError>,
    /// Of the display name.
    pub name: Option<FieldError>,
    /// Of the password.
    pub password: Option<FieldError>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skeleton_of(name: &str) -> String {
        DisplayName::parse(name).unwrap().skeleton().to_owned()
    }

    #[test]
    fn names_that_look_alike_share_a_skeleton() {
        assert_eq!(skeleton_of("paypal"), skeleton_of("pаypаl"), "Cyrillic а");
        assert_eq!(skeleton_of("علی رضا"), skeleton_of("علي‌رضا"), "Arabic yeh, half-space");
        assert_eq!(skeleton_of("Mariam"), skeleton_of("mariam"));
        assert_ne!(skeleton_of("سارا"), skeleton_of("سمیرا"));
        for (real, alike) in [("Adil Rahmani", "AdiI Rahmani"), ("Farah N.", "Fаrah Ν.")] {
            assert_eq!(skeleton_of(real), DisplayName::parse(alike).unwrap().skeleton_of_capitals(), "{alike}");
        }
    }

    #[test]
    fn a_name_carries_no_bidi_controls_and_nothing_invisible() {
        for bad in ["Ali\u{202E}nimda", "Ali\u{200B}", "\u{2066}Ali", "Ali\u{2800}", "Ali\u{FFF9}"] {
            assert_eq!(DisplayName::parse(bad), Err(FieldError::NameUnprintable), "{bad:?}");
        }
        assert!(DisplayName::parse("نیک‌روز").is_ok(), "the half-space is spelling");
        assert_eq!(DisplayName::parse("😀😀"), Err(FieldError::Missing), "nobody can say it");
    }

    #[test]
    fn emails_are_checked_by_shape() {
        assert_eq!(Email::parse(" Salma@Example.ORG ").unwrap().as_str(), "salma@example.org");
        for bad in ["salma", "salma@", "@example.org", "a b@example.org", "a@localhost", "a@b..c", "<a@b.c>"] {
            assert_eq!(Email::parse(bad), Err(FieldError::NotAnEmail), "{bad}");
        }
    }

    fn password(raw: &str) -> Result<(), FieldError> {
        NewPassword::parse(raw, &["salma@example.org", "Salma al-Haddad"], |p| p == "password").map(|_| ())
    }

    #[test]
    fn passwords_need_length_and_nothing_else() {
        assert_eq!(password("نافذة مفتوحة على البحر"), Ok(()));
        assert_eq!(password("                 a"), Ok(()));
        assert_eq!(password("short one"), Err(FieldError::TooShort { have: 9, min: 15 }));
    }

    #[test]
    fn common_repeated_and_own_words_are_refused() {
        assert_eq!(password("Password"), Err(FieldError::PasswordCommon));
        assert_eq!(password("passwordpasswordpass"), Err(FieldError::PasswordCommon));
        assert_eq!(password("aaaaaaaaaaaaaaaaaaaa"), Err(FieldError::PasswordCommon));
        assert_eq!(password("Salma@example.org"), Err(FieldError::PasswordIsName));
        for run in ["123456789012345", "567890123456789", "zyxwvutsrqponmlk", "qwertyuiopasdfghj", "ضصثقفغعهخحجدشسيب"]
        {
            assert_eq!(password(run), Err(FieldError::PasswordCommon), "{run}");
        }
        assert_eq!(password("1234 open harbour gates"), Ok(()));
    }
}
