//! A folder of any size of short made-up articles about made-up people, the same on every machine.
//!
//! The world grows with the folder: a person for every six articles, of whom few are in the news often and most seldom; an event for every
//! three articles, told by one to six of them with other words, a vaguer day, a missing place or a surname alone; one article in ten is a
//! near copy of another.

use marsad::corpus::Document;

const GIVEN: [&str; 24] = [
    "نادر", "سامي", "خليل", "مانع", "وليد", "رشيد", "كمال", "فؤاد", "مراد", "عادل", "منير", "سليم", "هيثم", "جلال",
    "زياد", "رامي", "باسل", "غسان", "عصام", "لطفي", "حاتم", "نبيل", "طارق", "أنور",
];
const FIRST: [&str; 20] = [
    "مر", "زو", "قا", "هد", "رو", "سي", "بر", "كو", "لا", "ني", "شم", "طو", "فا", "دي", "غر", "حم", "نو", "جا", "رش",
    "تل",
];
const SECOND: [&str; 20] = [
    "دو", "زق", "رن", "بي", "سط", "مل", "كر", "شا", "فو", "لج", "حس", "نغ", "تر", "ما", "قي", "هو", "غا", "بس", "جن",
    "طر",
];
const THIRD: [&str; 10] = ["اني", "اوي", "ومي", "يلي", "ادي", "اسي", "وري", "يبي", "امي", "ولي"];
const COUNTRIES: [(&str, &str, &str); 12] = [
    ("تونس", "التونسي", "تونس"),
    ("الأردن", "الأردني", "عمان"),
    ("المغرب", "المغربي", "الرباط"),
    ("مصر", "المصري", "القاهرة"),
    ("الجزائر", "الجزائري", "الجزائر"),
    ("العراق", "العراقي", "بغداد"),
    ("قطر", "القطري", "الدوحة"),
    ("الكويت", "الكويتي", "الكويت"),
    ("لبنان", "اللبناني", "بيروت"),
    ("تركيا", "التركي", "أنقرة"),
    ("النمسا", "النمساوي", "فيينا"),
    ("البرتغال", "البرتغالي", "لشبونة"),
];
const OFFICES: [&str; 8] = [
    "وزير الخارجية",
    "وزير الدفاع",
    "وزير المالية",
    "وزير النقل",
    "رئيس الوزراء",
    "وزير الصحة",
    "وزير التعليم",
    "وزير الطاقة",
];
const TOPICS: [&str; 10] = [
    "خطوط العبّارات بين الموانئ",
    "تسهيل منح التأشيرات",
    "ديون شركات الشحن",
    "تبادل الطلبة",
    "مكافحة حرائق الغابات",
    "الربط الكهربائي",
    "أسعار القمح",
    "صيد الأسماك في المياه المشتركة",
    "مشروع سكة الحديد",
    "الترجمة بين اللغتين",
];
const MONTHS: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// Small numbers far more often than large ones, all below `bound`.
    fn seldom_large(&mut self, bound: usize) -> usize {
        let part = self.below(1 << 20) as f64 / f64::from(1 << 20);
        (((bound as f64 + 1.0).powf(part) - 1.0) as usize).min(bound - 1)
    }
}

struct Person {
    given: &'static str,
    family: String,
    office: &'static str,
    country: usize,
}

fn person(number: usize) -> Person {
    let mut random = Random(number as u64);
    let family = format!("ال{}{}{}", random.of(&FIRST), random.of(&SECOND), random.of(&THIRD));
    Person { given: random.of(&GIVEN), family, office: random.of(&OFFICES), country: random.below(COUNTRIES.len()) }
}

/// The articles of a folder of `count`, in the order of their paths.
pub fn folder(count: usize) -> impl Iterator<Item = Document> {
    (0..count).map(move |number| Document::new(format!("{:03}/{number:06}.txt", number / 1000), article(number, count)))
}

fn article(number: usize, count: usize) -> String {
    if number % 10 == 9 {
        return format!("منقول\n{}", article(number - 1 - number % 7, count));
    }
    let (people, events) = ((count / 6).max(12), (count / 3).max(4));
    let mut random = Random(number as u64 ^ 0x5EED << 32);
    let mut event = Random(random.below(events) as u64 ^ 0xE7E7 << 32);
    let (one, other) = (person(event.seldom_large(people)), person(event.seldom_large(people) / 2 + people / 2));
    let (place, topic) = (COUNTRIES[event.below(COUNTRIES.len())].2, event.of(&TOPICS));
    let (year, month, day) = (2031 + event.below(10), event.below(12), 1 + event.below(27));
    let date = match random.below(4) {
        0 => format!("في {}", MONTHS[month]),
        1 => "أمس".to_owned(),
        _ => format!("في {day} {}", MONTHS[month]),
    };
    let place = if random.below(5) == 0 { String::new() } else { format!(" في {place}") };
    let title = |person: &Person| format!("{} {}", person.office, COUNTRIES[person.country].1);
    let opening = match random.below(3) {
        0 => format!(
            "التقى {} {} {}{place} {date} {} {} {}",
            title(&one),
            one.given,
            one.family,
            title(&other),
            other.given,
            other.family
        ),
        1 => format!(
            "اجتمع {} {} {} و{} {} {}{place} {date}",
            title(&one),
            one.given,
            one.family,
            title(&other),
            other.given,
            other.family
        ),
        _ => format!(
            "استقبل {} {} {}{place} {date} {} {}",
            title(&one),
            one.given,
            one.family,
            other.given,
            other.family
        ),
    };
    let guests = 10 + random.below(90);
    let filler: String =
        (0..24).map(|_| format!("{}{}{} ", random.of(&FIRST), random.of(&SECOND), random.of(&THIRD))).collect();
    format!(
        "{} {} {year}\n\n{opening}، وحضر اللقاء {guests} خبيراً. وبحث الجانبان {topic}. وأعلن {} أن بلاده ستوقع اتفاقاً مع {} قبل نهاية \
         العام. {filler}. وقال {}: «سنعود إلى هذا الملف».\n",
        day + 1,
        MONTHS[month],
        one.family,
        COUNTRIES[other.country].0,
        other.family,
    )
}
