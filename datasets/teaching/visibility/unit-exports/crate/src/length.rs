//! Conversions from metres.

const FATHOM: f64 = 1.8288;
const NAUTICAL_MILE: f64 = 1852.0;

fn rounded(value: f64, digits: i32) -> f64 {
    let factor = 10f64.powi(digits);
    (value * factor).round() / factor
}

/// Depths, to a tenth of a fathom.
pub fn fathoms(metres: f64) -> f64 {
    rounded(metres / FATHOM, 1)
}

/// Distances, to a thousandth of a mile.
pub(crate) fn nautical_miles(metres: f64) -> f64 {
    rounded(metres / NAUTICAL_MILE, 3)
}
