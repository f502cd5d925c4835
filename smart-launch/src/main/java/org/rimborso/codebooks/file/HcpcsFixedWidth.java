package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * HCPCS Level II as CMS's text of 320-character records: code 1-5 (modifiers at 4-5), record id 11,
 * long description 12-91, add date 269-276, termination date 285-292. Disclaimers may precede them.
 */
final class HcpcsFixedWidth implements Format {
  private static final Pattern RECORD =
      Pattern.compile("(?:   [A-Z0-9]{2}|[A-Z][0-9]{4})[0-9]{5}[3478].{80}.*");
  private static final int SHORTEST = 276;

  @Override
  public String name() {
    return "HCPCS Level II, fixed width";
  }

  @Override
  public boolean recognises(Head head) {
    return head.kind() == Head.Kind.TEXT
        && head.lines().stream().anyMatch(line -> line.length() > SHORTEST && isRecord(line));
  }

  private static boolean isRecord(String line) {
    return RECORD.matcher(line).matches();
  }

  @Override
  public Reading read(Source source) throws Broken {
    Period period =
        new Origin(Optional.empty(), source.hints().edition(), source.entry().names(), List.of())
            .needed(HcpcsRecords::period, "2026 Q4");
    HcpcsRecords records = new HcpcsRecords();
    Lines lines = new Lines(records);
    source.eachLine(lines);
    return Reading.of(records.edition(period));
  }

  /** The lines from the first record on. */
  private static final class Lines implements Body.Each<Line> {
    private final HcpcsRecords records;
    private boolean begun;

    Lines(HcpcsRecords records) {
      this.records = records;
    }

    @Override
    public void take(Line line) throws Broken {
      boolean record = isRecord(line.text());
      if (begun && !record && !line.text().isBlank()) {
        throw new Broken(line.number(), "no HCPCS record of 320 characters");
      }
      begun |= record;
      if (record) {
        records.take(
            line.number(),
            line.cut(10, 11),
            line.cut(0, 5),
            day(line, 268, "add date"),
            day(line, 284, "termination date"),
            line.cut(11, 91));
      }
    }

    private static Optional<LocalDate> day(Line line, int from, String what) throws Broken {
      String text = line.cut(from, from + 8);
      Optional<LocalDate> day = PublishedDate.of(text);
      if (day.isEmpty() && !PublishedDate.isNone(text)) {
        throw new Broken(line.number(), "no date as " + what + ": " + text);
      }
      return day;
    }
  }
}
