//! Names: what may be a slug, how a title becomes one, when two names are the same, which name was meant.

use unicode_normalization::UnicodeNormalization;

/// Whether `name` is lower case a–z, digits and single hyphens between them.
pub fn is_slug(name: &str) -> bool {
    let ok = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !name.is_empty() && name.bytes().all(ok) && !name.starts_with('-') && !name.ends_with('-') && !name.contains("--")
}

/// The slug of any text: Norwegian letters spelled out, all else that is no letter or digit a hyphen.
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.nfc().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            'æ' | 'ä' => slug.push_str("ae"),
            'ø' | 'ö' => slug.push('o'),
            'å' => slug.push('a'),
            'đ' => slug.push('d'),
            'ŋ' => slug.push('n'),
            'ŧ' => slug.push('t'),
            'ß' => slug.push_str("ss"),
            _ => {
                let base = std::iter::once(c).nfd().find(char::is_ascii_alphanumeric);
                match base {
                    Some(base) => slug.push(base),
                    None if !slug.ends_with('-') && !slug.is_empty() && !is_mark(c) => slug.push('-'),
                    None => {}
                }
            }
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Combining marks belong to the letter before them and never separate words.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Two names that fold to the same text are the same name on some machine (letter case, Unicode form).
pub fn fold_name(name: &str) -> String {
    // Most names are plain, and for them the folding is nothing but lower case.
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    name.nfkc().flat_map(char::to_lowercase).nfc().collect()
}

/// The candidate that was most likely meant: within a third of the letters, and nearer than any other.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold_name(name);
    let length = folded.chars().count();
    let limit = (length / 3).clamp(1, 4);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let other = fold_name(candidate);
        let apart = other.chars().count().abs_diff(length);
        // A singular for a plural, a short form for a long one.
        let begins = length >= 3 && apart <= 3 && (other.starts_with(&folded) || folded.starts_with(&other));
        if apart > limit && !begins {
            continue;
        }
        let distance = if other == folded { 0 } else { strsim::osa_distance(&folded, &other) };
        if (distance <= limit || begins) && best.is_none_or(|(d, c)| (distance, candidate) < (d, c)) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The candidate that was meant beyond doubt: the same but for letter case, or the only one at one letter's distance.
pub fn certain<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold_name(name);
    let mut near: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let other = fold_name(candidate);
            let apart = other.chars().count().abs_diff(folded.chars().count());
            let distance = if apart > 1 { return None } else { strsim::osa_distance(&folded, &other) };
            (distance <= 1).then_some((distance, candidate))
        })
        .collect();
    near.sort();
    near.dedup();
    match near.as_slice() {
        [(_, only)] => Some(only),
        [(0, same), (1, _), ..] => Some(same),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_slugs() {
        assert_eq!(slugify("Søknad om økonomisk sosialhjelp (Digisos)"), "soknad-om-okonomisk-sosialhjelp-digisos");
        assert_eq!(slugify("Ærlig – på nynorsk!"), "aerlig-pa-nynorsk");
        assert_eq!(slugify("A\u{30a}lesund Café"), "alesund-cafe");
        assert_eq!(slugify("—"), "");
    }

    #[test]
    fn a_near_name_is_found_and_a_far_one_is_not() {
        assert_eq!(nearest("tittel", ["title", "titel", "summary"]), Some("titel"));
        assert_eq!(nearest("Drift", ["drift", "idrift"]), Some("drift"));
        assert_eq!(nearest("helse", ["skole", "vei"]), None);
    }
}
