#[derive(Debug, Clone, PartialEq)]
struct Run {
    runner: String,
    seconds: u32,
}

struct Race {
    runs: Vec<Run>,
}

impl Race {
    fn podium(&self) -> Vec<&Run> {
        let mut runs = self.runs.clone();
        runs.sort_by_key(|run| run.seconds);
        runs.iter().take(3).collect()
    }
}

#[test]
fn podium_is_of_the_race() {
    let run = |runner: &str, seconds| Run { runner: runner.to_string(), seconds };
    let race = Race { runs: vec![run("a", 50), run("b", 40), run("c", 45), run("d", 60)] };
    let podium = race.podium();
    assert_eq!(podium.iter().map(|run| run.runner.as_str()).collect::<String>(), "bca");
    assert!(std::ptr::eq(podium[0], &race.runs[1]));
}
