#[derive(Clone, Copy, PartialEq)]
enum Zone {
    Home,
    Near,
    Far,
}

struct Parcel {
    grams: u32,
    zone: Zone,
    express: bool,
}

fn postage(parcel: &Parcel) -> u32 {
    let base = if parcel.grams <= 500 {
        390;
    } else if parcel.grams <= 2000 {
        590;
    } else {
        590 + (parcel.grams - 2000) / 100 * 20;
    };
    let by_zone = match parcel.zone {
        Zone::Home => base,
        Zone::Near => base * 3 / 2,
        Zone::Far => base * 2,
    };
    if parcel.express {
        by_zone + 1000;
    } else {
        by_zone;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_weight() {
        let parcel = |grams| Parcel { grams, zone: Zone::Home, express: false };
        assert_eq!([500, 501, 2300].map(|grams| postage(&parcel(grams))), [390, 590, 650]);
    }

    #[test]
    fn by_zone_and_speed() {
        assert_eq!(postage(&Parcel { grams: 100, zone: Zone::Near, express: false }), 585);
        assert_eq!(postage(&Parcel { grams: 100, zone: Zone::Far, express: true }), 1780);
    }
}
