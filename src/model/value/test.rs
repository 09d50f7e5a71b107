//! How the tests of values speak.

use std::fmt::Debug;
use std::fmt::Display;
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::value::bad::Bad;
use crate::model::value::bad::take_bad;

/// `written` is a value whose canonical spelling is `canonical`, for `Display` and for serde, and reads back as the same.
pub(super) fn good<T>(written: &str, canonical: &str) -> T
where
    T: FromStr<Err = Bad> + Display + Debug + PartialEq + Serialize + DeserializeOwned,
{
    let value: T = written.parse().unwrap_or_else(|bad| panic!("`{written}`: {bad:?}"));
    assert_eq!(value.to_string(), canonical, "`{written}`");
    assert_eq!(canonical.parse::<T>().as_ref(), Ok(&value), "`{canonical}`");
    let json = serde_json::to_string(&value).unwrap();
    assert_eq!(json, format!("{canonical:?}"));
    assert_eq!(serde_json::from_str::<T>(&json).unwrap(), value);
    value
}

/// `written` is no value: its part `part` is at fault, which is said in both languages with help, and serde hands it on.
pub(super) fn bad<T>(written: &str, part: &str) -> Bad
where
    T: FromStr<Err = Bad> + Display + Debug + DeserializeOwned,
{
    let bad = match written.parse::<T>() {
        Ok(value) => panic!("`{written}` was read as `{value}`"),
        Err(bad) => bad,
    };
    assert_eq!(&written[bad.part.clone()], part, "`{written}`: {}", bad.what.en);
    let help = bad.help.as_ref().unwrap_or_else(|| panic!("`{written}`: no help"));
    for words in [&bad.what, help] {
        assert!(!words.en.ends_with('.') && !words.en.is_empty() && !words.en.contains("``"), "{words:?}");
        assert!(words.zh.chars().any(|character| ('\u{4E00}'..='\u{9FFF}').contains(&character)), "{words:?}");
    }
    assert!(serde_json::from_value::<T>(written.into()).is_err());
    assert_eq!(take_bad().as_ref(), Some(&bad), "`{written}`");
    bad
}
