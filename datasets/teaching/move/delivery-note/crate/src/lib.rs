//! Notes for the driver of a delivery van.

#[derive(Debug, Clone, PartialEq)]
pub struct Parcel {
    pub address: String,
    pub remark: Option<String>,
    pub kilos: u32,
}

/// What the driver reads about one parcel.
pub fn note(parcel: &Parcel) -> String {
    let weight = if parcel.kilos > 20 { "heavy" } else { "light" };
    format!("{} ({weight})", parcel.address)
}

/// The note of a parcel, with its remark in front where it has one.
pub fn note_with_remark(parcel: Parcel) -> String {
    let mut text = String::new();
    if let Some(remark) = parcel.remark {
        text += &remark;
        text += ": ";
    }
    text + &note(&parcel)
}

/// The notes of a tour, numbered; parcels without an address are left out.
pub fn tour(parcels: Vec<Parcel>) -> Vec<String> {
    let known = parcels.into_iter().filter(|one| !one.address.is_empty());
    let numbered = (1..).zip(known.map(note_with_remark));
    numbered
        .map(|(stop, text)| format!("{stop}. {text}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parcel(address: &str, remark: Option<&str>, kilos: u32) -> Parcel {
        Parcel {
            address: address.to_string(),
            remark: remark.map(str::to_string),
            kilos,
        }
    }

    #[test]
    fn remarks_come_first() {
        let glass = parcel("Quay 3", Some("glass"), 25);
        assert_eq!(note_with_remark(glass), "glass: Quay 3 (heavy)");
        assert_eq!(
            note_with_remark(parcel("Mill 1", None, 20)),
            "Mill 1 (light)"
        );
    }

    #[test]
    fn stops_are_numbered() {
        let parcels = vec![
            parcel("A", None, 1),
            parcel("", None, 1),
            parcel("B", Some("ring"), 1),
        ];
        assert_eq!(tour(parcels), ["1. A (light)", "2. ring: B (light)"]);
    }
}
