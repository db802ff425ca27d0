/// A way to turn text into bytes that is chosen while the program runs.
trait Codec {
    fn name() -> &'static str;
    fn encode(&self, text: &str) -> Vec<u8>;
}

struct Plain;

struct Xor {
    key: u8,
}

impl Codec for Plain {
    fn name() -> &'static str {
        "plain"
    }

    fn encode(&self, text: &str) -> Vec<u8> {
        text.as_bytes().to_vec()
    }
}

impl Codec for Xor {
    fn name() -> &'static str {
        "xor"
    }

    fn encode(&self, text: &str) -> Vec<u8> {
        text.bytes().map(|byte| byte ^ self.key).collect()
    }
}

struct Channel {
    codecs: Vec<Box<dyn Codec>>,
}

impl Channel {
    fn names(&self) -> Vec<&'static str> {
        self.codecs.iter().map(|codec| codec.name()).collect()
    }

    fn send(&self, text: &str) -> Vec<Vec<u8>> {
        self.codecs.iter().map(|codec| codec.encode(text)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_codec_has_its_name() {
        let channel = Channel { codecs: vec![Box::new(Xor { key: 1 }), Box::new(Plain)] };
        assert_eq!(channel.names(), ["xor", "plain"]);
    }

    #[test]
    fn every_codec_encodes() {
        let channel = Channel { codecs: vec![Box::new(Xor { key: 1 }), Box::new(Plain)] };
        assert_eq!(channel.send("a"), [vec![96], vec![97]]);
    }
}
