/// Every run of equal values in a slice, as slices of it.
struct Runs<'a, T> {
    rest: &'a [T],
}

impl<'a, T: PartialEq> Iterator for Runs<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&[T]> {
        let first = self.rest.first()?;
        let length = self.rest.iter().take_while(|one| *one == first).count();
        let (run, rest) = self.rest.split_at(length);
        self.rest = rest;
        Some(run)
    }
}

fn runs<T>(values: &[T]) -> Runs<T> {
    Runs { rest: values }
}

fn longest<T: PartialEq>(values: &[T]) -> Option<&[T]> {
    runs(values).fold(None, |best: Option<&[T]>, run| match best {
        Some(known) if known.len() >= run.len() => Some(known),
        _ => Some(run),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_into_runs() {
        assert_eq!(runs(&[1, 1, 2, 1]).collect::<Vec<_>>(), [&[1, 1][..], &[2], &[1]]);
        assert_eq!(runs::<u8>(&[]).count(), 0);
    }

    #[test]
    fn the_first_of_the_longest() {
        assert_eq!(longest(&["a", "b", "b", "c", "c"]), Some(&["b", "b"][..]));
        assert_eq!(longest::<u8>(&[]), None);
    }
}
