#[derive(Debug)]
struct Film {
    title: String,
    minutes: u32,
}

fn longest(films: &Vec<Film>) -> &Film {
    let mut best = films[0];
    for film in films {
        if film.minutes > best.minutes {
            best = *film;
        }
    }
    &best
}

fn headline(films: &Vec<Film>) -> String {
    let film = longest(films);
    format!("{} takes {} minutes", film.title, film.minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn films(minutes: &[u32]) -> Vec<Film> {
        minutes.iter().map(|&minutes| Film { title: format!("Film {minutes}"), minutes }).collect()
    }

    #[test]
    fn gives_the_very_film() {
        let some = films(&[90, 201, 120]);
        assert!(std::ptr::eq(longest(&some), &some[1]));
        assert_eq!(headline(&some), "Film 201 takes 201 minutes");
    }

    #[test]
    fn the_first_of_equals() {
        let some = films(&[100, 100]);
        assert!(std::ptr::eq(longest(&some), &some[0]));
    }
}
