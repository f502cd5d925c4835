package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.codebooks.file.IcdSamples.bytes;
import static org.rimborso.codebooks.file.IcdSamples.order;
import static org.rimborso.codebooks.file.IcdSamples.read;
import static org.rimborso.codebooks.file.IcdSamples.refusal;
import static org.rimborso.codebooks.file.IcdSamples.row;
import static org.rimborso.codebooks.file.IcdSamples.zip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest {
  private static final int CHUNK = 1 << 20;
  private static final String LIST = order(1, "Q10", 0, "All") + order(2, "Q100", 1, "One");
  @TempDir Path folder;

  private static void fill(OutputStream out, byte with, int chunks) throws IOException {
    byte[] chunk = new byte[CHUNK];
    Arrays.fill(chunk, with);
    for (int i = 0; i < chunks; i++) {
      out.write(chunk);
    }
  }

  private Contents read(Path file) {
    return new CodeFiles().read(file, Hints.NONE);
  }

  @Test
  void read_zipBomb_isRefused() throws IOException {
    Path bomb = folder.resolve("order_2026.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("order_2026.txt"));
      fill(zip, (byte) 0, 1024);
    }

    assertThat(Files.size(bomb)).isLessThan(2 * CHUNK);
    assertThat(refusal(read(bomb)))
        .isEqualTo(
            "order_2026.zip: would inflate to 1024 MiB or more at order_2026.txt: refused as a zip"
                + " bomb");
  }

  @Test
  void read_zipWithADamagedName_isRefused() throws IOException {
    Path damaged = folder.resolve("order_2026.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(damaged))) {
      zip.putNextEntry(new ZipEntry("\u00e4.txt"));
      zip.write(bytes(LIST));
    }
    byte[] changed = Files.readAllBytes(damaged);
    for (int i = 0; i + 1 < changed.length; i++) {
      if (changed[i] == (byte) 0xC3 && changed[i + 1] == (byte) 0xA4) {
        changed[i + 1] = '(';
      }
    }

    assertThat(refusal(read(Files.write(damaged, changed)))).contains("damaged");
  }

  @Test
  void read_zipBombThatLiesAboutItsSize_isRefused() throws IOException {
    Path bomb = folder.resolve("order_2026.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("order_2026.txt"));
      zip.write(bytes(LIST));
      fill(zip, (byte) '\n', 64);
    }
    byte[] lying = Files.readAllBytes(bomb);
    ByteBuffer buffer = ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN);
    int directory = buffer.getInt(lying.length - 6);
    buffer.putInt(directory + 24, 1000);

    assertThat(refusal(read(Files.write(bomb, lying)))).contains("a zip bomb");
  }

  @Test
  void read_gzBomb_isRefused() throws IOException {
    Path bomb = folder.resolve("order_2026.txt.gz");
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      gzip.write(bytes(LIST));
      fill(gzip, (byte) '\n', 64);
    }

    assertThat(refusal(read(bomb)))
        .matches("order_2026.txt.gz, line \\d+: inflates to more than 200 times its size.*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../order_2026.txt",
        "a/../../b.txt",
        "/etc/order.txt",
        "C:/o.txt",
        "..\\o.txt",
        ".."
      })
  void read_namesThatLeadOut_areRefused(String name) {
    assertThat(refusal(IcdSamples.read(folder, "a.zip", zip(name, bytes(LIST)))))
        .isEqualTo("a.zip: holds an entry whose name leads out of it: " + name);
  }

  @Test
  void read_zipInZip_isNotOpened() {
    byte[] inner = zip("order_2026.txt", bytes(LIST));

    assertThat(refusal(IcdSamples.read(folder, "a.zip", zip("b.zip", inner))))
        .startsWith("a.zip > b.zip: an archive inside an archive");
    assertThat(refusal(IcdSamples.read(folder, "b.zip.gz", IcdSamples.gzip(inner))))
        .contains("an archive inside an archive");
  }

  @Test
  void read_tooManyEntries_isRefused() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 201; i++) {
      entries.put(i + ".txt", new byte[0]);
    }

    assertThat(refusal(IcdSamples.read(folder, "a.zip", zip(entries))))
        .isEqualTo("a.zip: holds more than 200 entries");
  }

  @Test
  void read_cutZip_isRefusedWhereverItIsCut() {
    byte[] whole = zip("order_2026.txt", bytes(LIST));

    for (int length = 4; length < whole.length; length += 7) {
      assertThat(refusal(IcdSamples.read(folder, "a.zip", Arrays.copyOf(whole, length))))
          .isEqualTo("a.zip: is a zip file that is damaged or cut off: download it again");
    }
  }

  @Test
  void read_cutGz_isRefusedWhereverItIsCut() {
    byte[] whole = IcdSamples.gzip(bytes(LIST));

    for (int length = 3; length < whole.length; length += 7) {
      assertThat(
              refusal(IcdSamples.read(folder, "order_2026.txt.gz", Arrays.copyOf(whole, length))))
          .contains("is damaged or cut off");
    }
  }

  @Test
  void read_entryWhoseChecksumDiffers_isRefused() throws IOException {
    Path file = folder.resolve("a.zip");
    byte[] content = bytes(LIST);
    CRC32 sum = new CRC32();
    sum.update(content);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      ZipEntry entry = new ZipEntry("order_2026.txt");
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(sum.getValue());
      zip.putNextEntry(entry);
      zip.write(content);
    }
    String changed =
        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace("Q100 ", "Q109 ");
    Files.write(file, changed.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(refusal(read(file))).contains("the checksum does not fit");
  }

  @Test
  void read_lineOfAMillionCharacters_isRefusedWithItsNumber() {
    String text = LIST + "00003 Q101    1 " + "x".repeat(1_000_000) + "\n";

    assertThat(refusal(IcdSamples.read(folder, "order_2026.txt", text)))
        .isEqualTo("order_2026.txt, line 3: the line is longer than 65536 bytes");
  }

  @Test
  void read_zeroByteInAText_isRefusedWithItsLine() {
    String text = LIST + " ".repeat(9000) + "\n\0\n";

    assertThat(refusal(IcdSamples.read(folder, "order_2026.txt", text)))
        .isEqualTo("order_2026.txt, line 4: holds a zero byte, which no text does");
  }

  @Test
  void read_lettersThatOnlyLookLikeACode_areRefused() {
    assertThat(
            refusal(
                IcdSamples.read(
                    folder, "order_2026.txt", LIST + order(3, "Q1\u041e1", 1, "Cyrillic"))))
        .startsWith("order_2026.txt, line 3: is no line of an order file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " \n ", "Dear reader,\nthis is a letter.\n", "a,b\n1,2\n", "%PDF-1.4"})
  void read_noList_isRefusedWithWhatWasSeen(String text) {
    assertThat(refusal(IcdSamples.read(folder, "order_2026.txt", text)))
        .startsWith("order_2026.txt: holds no code list that Rimborso knows: it is ")
        .contains("Import the list itself as its publisher ships it", "codes.columns");
  }

  @Test
  void read_noFile_isRefused() {
    assertThat(refusal(read(folder.resolve("nothing.txt")))).isEqualTo("nothing.txt: is no file");
    assertThat(refusal(read(folder))).endsWith(": is no file");
  }

  @Test
  void read_brokenEntryBesideAGoodOne_isRefused() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("order_2025.txt", bytes(LIST));
    entries.put("order_2026.txt", bytes(LIST + "00003 ?\n"));

    assertThat(refusal(IcdSamples.read(folder, "a.zip", zip(entries))))
        .startsWith("a.zip > order_2026.txt, line 3: ");
  }

  @Test
  void read_cutWorkbook_isRefused() {
    byte[] whole = IcdSamples.workbook(row(1, "Order26", "POAexemptCode", "Description"));

    assertThat(refusal(IcdSamples.read(folder, "a.xlsx", Arrays.copyOf(whole, 700))))
        .contains("damaged or cut off");
  }

  @Test
  void read_damagedSheet_isRefused() {
    String sheet = row(1, "Order26", "POAexemptCode") + "<row r=\"2\"><c r=\"A2\"><v>x</row>";

    assertThat(refusal(IcdSamples.read(folder, "a.xlsx", IcdSamples.workbook(sheet))))
        .startsWith("a.xlsx: is a damaged workbook");
  }

  @Test
  void read_cellBeyondAnySheet_isRefused() {
    String sheet = "<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>";

    assertThat(refusal(IcdSamples.read(folder, "a.xlsx", IcdSamples.workbook(sheet))))
        .isEqualTo("a.xlsx: names a cell beyond any sheet");
  }

  @Test
  void read_cellWithoutEnd_isRefused() {
    assertThat(
            refusal(
                IcdSamples.read(
                    folder, "a.xlsx", IcdSamples.workbook(row(1, "x".repeat(2_000_000))))))
        .isEqualTo("a.xlsx: has a text longer than 1 MiB");
    assertThat(
            refusal(
                IcdSamples.read(folder, "a.xlsx", IcdSamples.workbook(row(1, "x".repeat(40_000))))))
        .isEqualTo("a.xlsx, line 1: a cell is longer than 32768 characters");
  }

  @Test
  void read_workbookWithADocumentType_isRefused() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", bytes("<Types/>"));
    parts.put("xl/workbook.xml", bytes("<!DOCTYPE workbook [<!ENTITY a \"b\">]><workbook/>"));

    assertThat(refusal(IcdSamples.read(folder, "a.xlsx", zip(parts))))
        .isEqualTo("a.xlsx: has a document type (DTD), which is not read");
  }

  @Test
  void read_entryNameWithControlCharacters_isShownPlain() {
    Contents contents =
        IcdSamples.read(folder, "a.zip", zip("o\u001b[2Jrder_2026.txt", bytes(LIST + "x\n")));

    assertThat(refusal(contents)).startsWith("a.zip > o?[2Jrder_2026.txt, line 3");
  }
}
