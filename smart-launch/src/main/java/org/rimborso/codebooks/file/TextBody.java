package org.rimborso.codebooks.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text. */
record TextBody(Bytes bytes, Limits limits) implements Body {
  @Override
  public Head head() throws Broken {
    List<Line> lines = firstLines();
    List<String> texts = lines.stream().map(Line::text).toList();
    SeparatedCells cells = new SeparatedCells(SeparatedCells.separatorOf(texts), limits);
    List<Row> rows = new ArrayList<>();
    for (Line line : lines) {
      cells.take(line).filter(row -> !row.isBlank()).ifPresent(rows::add);
    }
    return new Head(Head.Kind.TEXT, texts, rows, "");
  }

  private List<Line> firstLines() throws Broken {
    List<Line> lines = new ArrayList<>();
    try (TextLines text = new TextLines(bytes.open(), limits)) {
      Optional<Line> line = text.next();
      while (line.isPresent() && lines.size() < Head.LENGTH) {
        lines.add(line.get());
        line = text.next();
      }
    } catch (IOException failed) {
      throw Broken.because(failed);
    }
    return lines;
  }

  @Override
  public void eachLine(Each<Line> reader) throws Broken {
    try (TextLines text = new TextLines(bytes.open(), limits)) {
      for (Optional<Line> line = text.next(); line.isPresent(); line = text.next()) {
        take(reader, line.get(), line.get().number());
      }
    } catch (IOException failed) {
      throw Broken.because(failed);
    }
  }

  @Override
  public void eachRow(Each<Row> reader) throws Broken {
    List<String> first = firstLines().stream().map(Line::text).toList();
    SeparatedCells cells = new SeparatedCells(SeparatedCells.separatorOf(first), limits);
    eachLine(
        line -> {
          Optional<Row> row = cells.take(line).filter(one -> !one.isBlank());
          if (row.isPresent()) {
            reader.take(row.get());
          }
        });
    if (cells.isOpen()) {
      throw new Broken("a quoted cell does not end");
    }
  }

  static <T> void take(Each<T> reader, T one, long number) throws Broken {
    try {
      reader.take(one);
    } catch (Broken broken) {
      throw broken.at(number);
    }
  }
}
