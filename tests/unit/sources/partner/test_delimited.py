import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.errors import FileRefused
from partner_extracts import mapping, read, told, write_csv, wrong

PLAIN = "Date,Code\n05/01/2025,8N\n28/02/2025,46\n31/03/2025,105A\n"
CANARY = "Quimby-Zebulon"


def offences(extract):
    return extract.table["offence"].to_pylist()


EXPECTED = ["violence-with-injury", "shoplifting", "violence-without-injury"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_ways_in_which_a_csv_is_saved(tmp_path, delimiter, encoding, end):
    text = PLAIN.replace("Date,Code", "Date,Code,Café").replace(",", delimiter).replace("\n", delimiter + "é\n")
    text = text.replace(f"Café{delimiter}é", "Café").replace("\n", end)
    path = tmp_path / "x.csv"
    path.write_bytes(text.encode(encoding))
    assert offences(read(path, mapping())) == EXPECTED


def test_a_delimiter_may_be_stated(tmp_path):
    path = tmp_path / "x.txt"
    path.write_text("Date;Code\n05/01/2025;8N\n")
    assert offences(read(path, mapping(file={"delimiter": ";"}))) == EXPECTED[:1]


def test_headings_may_stand_below_a_title(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("Crimes of Anytown\n\n" + PLAIN.replace("46", "99Z"))
    assert wrong(read(path, mapping(file={"heading_row": 3}))) == {"unknown-offence": [(5, "99Z")]}


def test_headings_are_found_without_case_and_blanks(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(PLAIN.replace("Date,Code", " DATE ,code"))
    assert offences(read(path, mapping())) == EXPECTED


def test_blank_lines_and_rows_are_left_but_rows_keep_their_numbers(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("Date,Code\n05/01/2025,8N\n\n,\n   \n28/02/2025,99Z\n\n,\n")
    extract = read(path, mapping())
    assert wrong(extract) == {"unknown-offence": [(6, "99Z")]}
    assert extract.rows == 2


def test_a_line_break_inside_quotes_is_one_row(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text('Date,Code,Other\n05/01/2025,8N,"two\nlines"\n28/02/2025,99Z,\n')
    assert wrong(read(path, mapping())) == {"unknown-offence": [(3, "99Z")]}


def test_a_broken_row_is_named_and_its_text_is_not(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(f"Date,Code\n05/01/2025,8N\n28/02/2025,46,{CANARY}\n31/03/2025,105A\n")
    extract = read(path, mapping())
    assert wrong(extract) == {"broken-row": [(3, None)]}
    assert CANARY not in repr(extract)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"Date,Code\n", "no rows"),
        (b"Date,Code", "no rows"),
        (b"Date;Codes\n1;2\n", "The file has 'codes'"),
        (b"When,What\n1,2\n", "no column 'Date'"),
        (b"Date,Code,date\n1,2,3\n", "more than once"),
        (b'Date,Code\n05/01/2025,"8N\n06/01/2025,46\n', "never closed"),
        (b"Date,Code\n\x00\x01\x81\xff", "encoding"),
        (b"PK\x03\x04\x00\x00\x81", "encoding"),
    ],
)
def test_what_is_no_extract_is_refused_in_words(tmp_path, content, words):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(FileRefused) as refusal:
        read(path, mapping())
    assert words in str(refusal.value)
    assert refusal.value.next_step


def test_a_file_without_headings_does_not_spill_its_first_row(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(f"{CANARY},05/01/2025,8N\n{CANARY},28/02/2025,46\n")
    with pytest.raises(FileRefused) as refusal:
        read(path, mapping())
    assert CANARY not in str(refusal.value)


def test_a_file_that_is_not_there_or_of_another_kind(tmp_path):
    with pytest.raises(FileRefused, match="no file"):
        read(tmp_path / "none.csv", mapping())
    (tmp_path / "x.pdf").write_bytes(b"%PDF")
    with pytest.raises(FileRefused, match="neither CSV nor Excel"):
        read(tmp_path / "x.pdf", mapping())


def test_columns_of_persons_are_named_and_not_read(tmp_path):
    rows = [("05/01/2025", "8N", CANARY, "19/01/1980", "x")]
    path = write_csv(tmp_path / "x.csv", rows, ("Date", "Code", "Victim Name", "DOB", "Colour"))
    extract = read(path, mapping())
    assert extract.quality["personal_columns_not_read"] == ["Victim Name", "DOB"]
    assert extract.quality["columns_not_read"] == 3
    assert told(extract)["personal-column"] == 1
    assert CANARY not in repr(extract)


@given(content=st.binary(max_size=300))
def test_any_bytes_are_an_extract_or_a_refusal(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("bytes") / "x.csv"
    path.write_bytes(b"Date,Code\n" + content)
    try:
        assert read(path, mapping()).rows
    except FileRefused as refusal:
        assert refusal.next_step
