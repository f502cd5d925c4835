package org.rimborso.codebooks.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** The entries of a file: of a zip archive each of its own, of other files the one they are. */
final class Unpacked implements Closeable {
  private final Limits limits;
  private final List<Leaf> leaves = new ArrayList<>();
  private final List<Path> spooled = new ArrayList<>();
  private Optional<ZipArchive> archive = Optional.empty();

  private Unpacked(Limits limits) {
    this.limits = limits;
  }

  /** Opens {@code file}; {@code entry} is its name. */
  static Unpacked of(Path file, Entry entry, Limits limits) throws Broken {
    Unpacked unpacked = new Unpacked(limits);
    try {
      unpacked.open(file, entry);
      return unpacked;
    } catch (IOException failed) {
      unpacked.close();
      throw Broken.because(failed);
    } catch (Broken broken) {
      unpacked.close();
      throw broken;
    }
  }

  List<Leaf> leaves() {
    return leaves;
  }

  private void open(Path file, Entry entry) throws IOException, Broken {
    Bytes plain = () -> Files.newInputStream(file);
    switch (Signature.of(plain)) {
      case ZIP -> openZip(file, entry);
      case GZIP -> {
        long packed = Files.size(file);
        LimitedStream.Meter meter = new LimitedStream.Meter(limits);
        add(
            entry,
            () -> new LimitedStream(new GZIPInputStream(plain.open()), limits, packed, meter));
      }
      default -> {
        long size = Files.size(file);
        LimitedStream.Meter meter = new LimitedStream.Meter(limits);
        add(entry, () -> new LimitedStream(plain.open(), limits, size, meter));
      }
    }
  }

  private void openZip(Path file, Entry entry) throws IOException, Broken {
    ZipArchive zip = ZipArchive.open(file, limits);
    archive = Optional.of(zip);
    if (WorkbookParts.isWorkbook(zip)) {
      addSheets(entry, file);
      return;
    }
    for (ZipEntry one : zip.entries()) {
      addEntry(entry.inside(one.getName()), zip.bytes(one));
    }
  }

  private void addEntry(Entry entry, Bytes bytes) throws IOException {
    try {
      if (Signature.of(bytes) == Signature.ZIP) {
        addNested(entry, bytes);
      } else {
        add(entry, bytes);
      }
    } catch (Broken broken) {
      leaves.add(new Leaf.Damaged(entry, broken));
    } catch (IOException failed) {
      leaves.add(new Leaf.Damaged(entry, Broken.because(failed)));
    }
  }

  private void addNested(Entry entry, Bytes bytes) throws IOException, Broken {
    Path copy = Files.createTempFile("rimborso-", ".xlsx");
    spooled.add(copy);
    try (InputStream in = bytes.open()) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    boolean workbook;
    try (ZipArchive nested = ZipArchive.open(copy, limits)) {
      workbook = WorkbookParts.isWorkbook(nested);
    }
    if (workbook) {
      addSheets(entry, copy);
    } else {
      throw new Broken(Signature.ZIP.asDocument() + ": unpack it and import what it holds");
    }
  }

  private void addSheets(Entry entry, Path workbook) throws IOException, Broken {
    WorkbookParts.check(workbook, limits);
    try (ReadableWorkbook book = SheetBody.open(workbook)) {
      List<Sheet> sheets =
          book.getSheets().filter(one -> one.getVisibility() == SheetVisibility.VISIBLE).toList();
      for (Sheet sheet : sheets) {
        Entry name = sheets.size() == 1 ? entry : entry.inside(sheet.getName());
        leaves.add(new Leaf.Legible(name, new SheetBody(workbook, sheet.getIndex(), limits)));
      }
    }
  }

  private void add(Entry entry, Bytes bytes) throws IOException {
    Signature signature = Signature.of(bytes);
    leaves.add(
        switch (signature) {
          case TEXT -> new Leaf.Legible(entry, new TextBody(bytes, limits));
          case XML -> new Leaf.Legible(entry, new XmlBody(bytes, limits));
          default -> new Leaf.Document(entry, signature.asDocument());
        });
  }

  @Override
  public void close() {
    try {
      if (archive.isPresent()) {
        archive.get().close();
      }
      for (Path copy : spooled) {
        Files.deleteIfExists(copy);
      }
    } catch (IOException left) {
      // A copy of a public file that stays in the temporary folder harms nobody.
    }
  }
}
