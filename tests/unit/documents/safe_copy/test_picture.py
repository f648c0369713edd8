"""Pictures: upright, on white, and bare."""

from io import BytesIO

import pytest
from PIL import Image

import hostile_pictures as pictures
from commonweal.documents.safe_copy.make import copy_of
from commonweal.documents.safe_copy.picture import redraw
from commonweal.errors import UploadRefused


def test_a_photographs_place_and_camera_are_gone_and_it_stands_upright():
    upload = pictures.photograph()
    before = Image.open(BytesIO(upload))
    assert before.getexif().get_ifd(0x8825)[2] == pictures.PLACE and upload.count(pictures.CANARY) == 3
    made = redraw(upload)
    after = Image.open(BytesIO(made.content))
    assert pictures.CANARY not in made.content and not after.getexif() and "comment" not in after.info
    assert before.size == (120, 60) and after.size == (60, 120)


def test_what_lies_behind_see_through_points_is_gone():
    upload = pictures.drawing()
    assert Image.open(BytesIO(upload)).getpixel((30, 30)) == (200, 10, 10, 0) and pictures.CANARY in upload
    made = redraw(upload)
    assert Image.open(BytesIO(made.content)).convert("RGB").getpixel((30, 30)) == (255, 255, 255)
    assert pictures.CANARY not in made.content


def test_a_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(UploadRefused, match="more points"):
        redraw(pictures.huge())


def test_damage_is_refused():
    with pytest.raises(UploadRefused, match="damaged"):
        copy_of("a.png", pictures.png()[:40])


def test_a_picture_waits_for_its_words():
    copy = copy_of("map.png", pictures.png())
    assert copy.undescribed == (0,) and "description" in copy.warnings[0]
    described = copy.describe(0, "Wards by change: Ropewalk rose.")
    assert described.undescribed == () and described.blocks[0].alt.startswith("Wards by change")


def test_a_large_picture_is_made_smaller():
    assert max(Image.open(BytesIO(redraw(pictures.png(5000, 100)).content)).size) == 2480
