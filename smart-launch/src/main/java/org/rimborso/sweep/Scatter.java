package org.rimborso.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.rimborso.fhir.read.Issue;
import org.rimborso.fhir.read.LineReader;
import org.rimborso.fhir.read.Page;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.fhir.read.References;
import org.rimborso.fhir.read.Whose;

/** Parts the lines of one unit into lots. Not safe for several threads. */
public final class Scatter {
  private static final int TOLD = 1000;
  private static final int OFTEN = 4 << 20;

  private final List<SourceFile> files;
  private final Lots lots;
  private final Origin origin;
  private final LongConsumer progress;
  private final LineReader reader;
  private final List<Whose> found = new ArrayList<>();
  private final Map<String, Long> types = new TreeMap<>();

  /**
   * @param progress hears how many bytes more were read
   */
  public Scatter(List<SourceFile> files, Lots lots, Origin origin, LongConsumer progress) {
    this.files = files;
    this.lots = lots;
    this.origin = origin;
    this.progress = progress;
    reader = new LineReader(new ReadOptions(Optional.empty(), References::relative));
  }

  /** Hands the lines of {@code unit} to {@code out}; says what was seen. */
  public UnitReport scatter(Unit unit, LineSink out) throws IOException {
    types.clear();
    List<UnitReport.Part> parts = new ArrayList<>();
    for (Unit.Segment part : unit.segments()) {
      parts.add(new Part(part, out).read());
    }
    return new UnitReport(parts, new TreeMap<>(types));
  }

  /** One part of a file while it is read. */
  private final class Part {
    private final Unit.Segment part;
    private final SourceFile file;
    private final LineSink out;
    private final List<UnitReport.Trouble> problems = new ArrayList<>();
    private long untold;
    private boolean cut;
    private boolean broken;
    private long lines;

    Part(Unit.Segment part, LineSink out) {
      this.part = part;
      this.out = out;
      file = files.get(part.file());
    }

    UnitReport.Part read() throws IOException {
      try {
        if (file.form() == SourceFile.Form.UNREADABLE) {
          throw new SourceLines.Unreadable(new IOException());
        } else if (file.form() == SourceFile.Form.DOCUMENT) {
          document();
        } else {
          lines();
        }
      } catch (SourceLines.Unreadable unreadable) {
        cut = true;
        problem(0, 0, "cannot be read to its end");
      }
      return new UnitReport.Part(part.file(), lines, cut, broken, untold, problems);
    }

    private void document() throws IOException {
      byte[] json = SourceLines.document(origin, file);
      if (json.length > SourceLines.LONGEST) {
        problem(0, 0, "is one document of more than 64 MiB and is not read");
      } else {
        take(json, 1, 0);
      }
      progress.accept(file.size());
    }

    private void lines() throws IOException {
      try (SourceLines source = SourceLines.of(origin, file, part)) {
        long told = 0;
        byte[] line = source.next();
        while (line.length > 0 || source.isTooLong()) {
          lines = source.number();
          if (source.isTooLong()) {
            problem(lines, 1, "is longer than 64 MiB and is not read");
          } else {
            take(line, lines, source.start());
          }
          long read = source.start() + line.length - part.from();
          if (read - told >= OFTEN && file.form() == SourceFile.Form.LINES) {
            progress.accept(read - told);
            told = read;
          }
          line = source.next();
        }
        lines = source.number();
        progress.accept(part.to() - part.from() - told);
      }
    }

    private void take(byte[] json, long line, long offset) throws IOException {
      found.clear();
      Page page = reader.whose(json, found::add);
      page.fault()
          .ifPresent(
              fault -> problem(line - 1 + fault.line(), fault.column(), fault.kind().words()));
      for (Issue issue : page.issues()) {
        broken |= issue.isTrouble();
      }
      if (page.type().isPresent() && page.type().get().equals("Bundle")) {
        problem(line, 1, "is a Bundle, which only rimborso review reads");
        return;
      }
      for (Whose one : found) {
        types.merge(one.type(), 1L, Long::sum);
        spill(one, json, offset);
      }
    }

    private void spill(Whose one, byte[] json, long offset) throws IOException {
      long self = one.self().map(Keys::of).orElse(Keys.NONE);
      long patient = patient(one);
      out.name(self, patient);
      if (patient == Keys.PASSED_OVER) {
        return;
      }
      Spilled line = new Spilled(part.file(), offset, self, patient, json);
      out.add(lots.of(patient), line);
      if (one.joined()) {
        out.add(lots.joined(), line);
      }
    }

    private void problem(long line, long column, String what) {
      broken = true;
      if (problems.size() < TOLD) {
        problems.add(new UnitReport.Trouble(line, column, what));
      } else {
        untold++;
      }
    }
  }

  private static long patient(Whose one) {
    return switch (one.kind()) {
      case PASSED_OVER -> Keys.PASSED_OVER;
      case PROVIDER -> Keys.PROVIDER;
      case PAYMENT -> Keys.PAYMENT;
      case OF_PATIENT -> one.open() ? Keys.OPEN : Keys.of(one.patient());
    };
  }
}
