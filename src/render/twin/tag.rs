//! A tag of a page, as far as it matters to what the page says.

/// A tag that opens, as far as it matters; one is used for all.
#[derive(Default)]
pub(super) struct Tag {
    /// Its name.
    pub(super) name: String,
    attribute: Option<Attribute>,
    values: [Option<String>; 7],
}

/// An attribute that matters.
#[derive(Clone, Copy)]
pub(super) enum Attribute {
    Href,
    Src,
    Alt,
    Class,
    Start,
    Type,
    Checked,
}

impl Tag {
    /// Another tag opens.
    pub(super) fn open(&mut self, name: &str) {
        self.name.clear();
        self.name.push_str(name);
        self.values = Default::default();
    }

    /// An attribute of it begins.
    pub(super) fn name_attribute(&mut self, name: &str) {
        self.attribute = match name {
            "href" => Some(Attribute::Href),
            "src" => Some(Attribute::Src),
            "alt" => Some(Attribute::Alt),
            "class" => Some(Attribute::Class),
            "start" => Some(Attribute::Start),
            "type" => Some(Attribute::Type),
            "checked" => Some(Attribute::Checked),
            _ => None,
        };
        if let Some(attribute) = self.attribute {
            self.values[attribute as usize] = Some(String::new());
        }
    }

    /// The value of the attribute that began last.
    pub(super) fn value_of_attribute(&mut self, value: &str) {
        if let Some(attribute) = self.attribute {
            self.values[attribute as usize] = Some(value.to_owned());
        }
    }

    /// What `attribute` says; empty where it has no value, nothing where it is not there.
    pub(super) fn get(&self, attribute: Attribute) -> Option<&str> {
        self.values[attribute as usize].as_deref()
    }
}
