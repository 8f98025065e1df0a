//! Groups of three letters inside `_word_`: parts of words that survive a slip of spelling.
//! Tantivy's own n-grams run across spaces. Groups of four beside them found nothing more and
//! doubled the index (docs/search.md).

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Letters of a group.
const LENGTH: usize = 3;

/// Calls back with each gram of a word.
pub fn each(word: &str, mut tell: impl FnMut(&str)) {
    let mut framed = String::with_capacity(word.len() + 2);
    framed.push('_');
    framed.push_str(word);
    framed.push('_');
    let starts: Vec<usize> = framed.char_indices().map(|(at, _)| at).chain([framed.len()]).collect();
    for window in starts.windows(LENGTH + 1) {
        tell(&framed[window[0]..window[LENGTH]]);
    }
}

/// Makes grams of words that are divided by spaces.
#[derive(Clone, Default)]
pub struct GramTokenizer;

/// The grams of one text.
pub struct Grams {
    grams: Vec<String>,
    next: usize,
    token: Token,
}

impl Tokenizer for GramTokenizer {
    type TokenStream<'a> = Grams;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Grams {
        let mut grams = Vec::new();
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            each(word, |gram| grams.push(gram.to_owned()));
        }
        Grams { grams, next: 0, token: Token::default() }
    }
}

impl TokenStream for Grams {
    fn advance(&mut self) -> bool {
        let Some(gram) = self.grams.get_mut(self.next) else { return false };
        self.token.text = std::mem::take(gram);
        self.token.position = self.next;
        self.next += 1;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
