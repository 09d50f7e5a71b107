//! Texts in another encoding, and whether they can become UTF-8 without a loss.

use chardetng::EncodingDetector;
use chardetng::Iso2022JpDetection;
use chardetng::Utf8Detection;
use encoding_rs::Encoding;
use encoding_rs::UTF_16BE;
use encoding_rs::UTF_16LE;

/// A text that was in another encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recoded {
    /// The text, line ends as they were.
    pub text: String,
    /// The name of the encoding it was in.
    pub from: &'static str,
}

/// Reads `bytes` in the encoding they are in. Nothing comes back where that is a guess that bytes cannot prove: the text
/// must give the very same bytes again, and an encoding in which any bytes are a text proves nothing by that.
pub fn recode(bytes: &[u8]) -> Option<Recoded> {
    let encoding = encoding_of(bytes);
    let (text, _, has_errors) = encoding.decode(bytes);
    let is_the_same = match encoding {
        _ if has_errors => false,
        it if it == UTF_16LE => text.encode_utf16().flat_map(u16::to_le_bytes).eq(bytes[2..].iter().copied()),
        it if it == UTF_16BE => text.encode_utf16().flat_map(u16::to_be_bytes).eq(bytes[2..].iter().copied()),
        it if it.is_single_byte() => false,
        it => it.encode(&text).0 == bytes,
    };
    (is_the_same && !text.contains('\0')).then(|| Recoded { text: text.into_owned(), from: encoding.name() })
}

/// The encoding that `bytes` are most likely in.
pub(super) fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use encoding_rs::BIG5;
    use encoding_rs::GBK;

    use super::*;

    const TEXT: &str = "name: 衣橱会客厅\r\ntagline: 每周两套搭配，会员先看\r\npeople:\r\n  leader: {id: leader, name: 沈榆}\r\n";

    #[test]
    fn what_gives_the_same_bytes_again_is_read() {
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(TEXT.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(recode(&GBK.encode(TEXT).0), Some(Recoded { text: TEXT.to_owned(), from: "GBK" }));
        assert_eq!(recode(&utf16).map(|recoded| recoded.from), Some("UTF-16LE"));
        let traditional = "name: 衣櫥會客廳\ntagline: 每週兩套搭配，會員先看\n";
        assert_eq!(recode(&BIG5.encode(traditional).0).map(|recoded| recoded.text).as_deref(), Some(traditional));
    }

    #[test]
    fn what_could_be_anything_is_left_to_the_author() {
        for bytes in [&b"caf\xE9 au lait"[..], b"\x80\xFF\xFE", b"\xFF\xFE", b"\xFF\xFEa", b"\xFF\xFEa\0\0\0"] {
            assert!(recode(bytes).is_none_or(|recoded| recoded.text.is_empty()), "{bytes:?}");
        }
    }
}
