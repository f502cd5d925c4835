package org.rimborso.codebooks.file;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rimborso.codebooks.Book;

/**
 * CPT in the American Medical Association's text forms: below its copyright lines each line has a
 * code and its description, after a tab or a blank; or a code, a two-digit number of the line, a
 * blank and a piece of the description.
 */
final class CptText implements Format {
  private static final String CODE = "([0-9]{4}[0-9A-Z])";
  private static final Pattern TABBED = Pattern.compile(CODE + "\t(.+)");
  private static final Pattern PIECES = Pattern.compile(CODE + "([0-9]{2}) (.*\\S.*)");
  private static final Pattern BLANK = Pattern.compile(CODE + " +(\\S.*)");
  private static final String OWNER = "american medical association";

  @Override
  public String name() {
    return "CPT, text";
  }

  @Override
  public boolean recognises(Head head) {
    return head.kind() == Head.Kind.TEXT
        && head.lines().stream().anyMatch(line -> line.toLowerCase(Locale.ROOT).contains(OWNER))
        && head.lines().stream().anyMatch(line -> form(line).isPresent());
  }

  private static Optional<Pattern> form(String line) {
    return Stream.of(TABBED, PIECES, BLANK)
        .filter(form -> form.matcher(line).matches())
        .findFirst();
  }

  @Override
  public Reading read(Source source) throws Broken {
    Period period = CptColumns.period(source.hints().edition(), source.entry().names());
    Lines lines = new Lines();
    source.eachLine(lines);
    return Reading.of(lines.list.edition(Book.CPT, period, 0));
  }

  /** The lines from the first code on, all of the form of that line. */
  private static final class Lines implements Body.Each<Line> {
    private final CodeListTable list = new CodeListTable();
    private Optional<Pattern> form = Optional.empty();

    @Override
    public void take(Line line) throws Broken {
      form = form.or(() -> form(line.text()));
      if (form.isEmpty() || line.text().isBlank()) {
        return;
      }
      Matcher cut = form.get().matcher(line.text());
      if (!cut.matches()) {
        throw new Broken(line.number(), "no CPT code with its description");
      }
      if (form.get() == PIECES) {
        piece(line, cut);
      } else {
        add(line, cut.group(1), longest(cut.group(2)));
      }
    }

    private void piece(Line line, Matcher cut) throws Broken {
      if (cut.group(2).equals("01")) {
        add(line, cut.group(1), cut.group(3).strip());
      } else if (list.latest().equals(Optional.of(cut.group(1)))) {
        list.append(cut.group(3).strip());
      } else {
        throw new Broken(line.number(), "goes on with a code that the line before is not");
      }
    }

    private void add(Line line, String code, String name) throws Broken {
      list.add(line.number(), code, Optional.empty(), Optional.empty(), name);
    }

    /** Newer files have numbers of their own between code and description. */
    private static String longest(String cells) {
      return Stream.of(cells.split("\t"))
          .map(String::strip)
          .reduce("", (a, b) -> b.length() > a.length() ? b : a);
    }
  }
}
