struct Board {
    squares: [[char; 3]; 3],
}

fn winner(board: &Board) -> Option<char> {
    for at in 0..3 {
        let row = board[at];
        if row[0] != ' ' && row.iter().all(|mark| *mark == row[0]) {
            return Some(row[0]);
        }
    }
    None
}

#[test]
fn wins() {
    let squares = [['x', 'o', ' '], ['o', 'o', 'o'], ['x', ' ', 'x']];
    assert_eq!(winner(&Board { squares }), Some('o'));
    assert_eq!(winner(&Board { squares: [[' '; 3]; 3] }), None);
}
