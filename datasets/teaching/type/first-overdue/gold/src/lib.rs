//! Loans of a library.

#[derive(Debug, PartialEq)]
pub struct Loan {
    pub title: &'static str,
    pub due: u32,
}

/// The loan that is overdue for the longest on `today`; the first of several.
pub fn most_overdue(loans: &[Loan], today: u32) -> Option<&Loan> {
    let mut found: Option<&Loan> = None;
    for loan in loans.iter().filter(|loan| loan.due < today) {
        if found.is_none_or(|earlier| loan.due < earlier.due) {
            found = Some(loan);
        }
    }
    found
}

/// What is to be paid for a loan that comes back on `today`, in cents.
pub fn fine(loan: &Loan, today: u32) -> u32 {
    today.saturating_sub(loan.due) * 20
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOANS: [Loan; 4] = [
        Loan {
            title: "Tides",
            due: 9,
        },
        Loan {
            title: "Bees",
            due: 4,
        },
        Loan {
            title: "Fjords",
            due: 4,
        },
        Loan {
            title: "Knots",
            due: 30,
        },
    ];

    #[test]
    fn the_longest_overdue_is_found() {
        assert_eq!(most_overdue(&LOANS, 10), Some(&LOANS[1]));
        assert_eq!(most_overdue(&LOANS[2..], 10), Some(&LOANS[2]));
    }

    #[test]
    fn the_day_itself_is_in_time() {
        assert_eq!(most_overdue(&LOANS, 4), None);
        assert_eq!(fine(&LOANS[1], 4), 0);
        assert_eq!(fine(&LOANS[1], 6), 40);
    }
}
