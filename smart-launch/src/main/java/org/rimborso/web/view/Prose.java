package org.rimborso.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A short text in a small part of Markdown: one title, headings, paragraphs, lists, fenced code,
 * bold and code in a line. Everything else stays as typed. Links are shown as their text: a page
 * never sends its reader elsewhere.
 *
 * @param title the first heading of the first level; empty if none
 */
public record Prose(String title, List<Block> blocks) {
  private static final Pattern SPAN =
      Pattern.compile(
          "\\*\\*(?<bold>[^*]+)\\*\\*|`(?<code>[^`]+)`|\\[(?<link>[^\\]]+)]\\([^)]*\\)");

  public Prose {
    blocks = List.copyOf(blocks);
  }

  /** What a block is. */
  public enum Kind {
    HEADING,
    PARAGRAPH,
    ITEM,
    CODE
  }

  /** One block: its kind and its runs of text. */
  public record Block(Kind kind, List<Span> spans) {
    public Block {
      spans = List.copyOf(spans);
    }
  }

  /** A run of text in one style. */
  public record Span(String text, boolean bold, boolean code) {}

  public static Prose parse(String markdown) {
    Reader reader = new Reader();
    markdown.lines().forEach(reader::line);
    reader.end();
    return new Prose(reader.title, reader.blocks);
  }

  private static List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    Matcher matcher = SPAN.matcher(text);
    int from = 0;
    while (matcher.find()) {
      plain(text.substring(from, matcher.start()), spans);
      spans.add(span(matcher));
      from = matcher.end();
    }
    plain(text.substring(from), spans);
    return spans;
  }

  private static Span span(Matcher matcher) {
    String bold = matcher.group("bold");
    String code = matcher.group("code");
    return bold != null
        ? new Span(bold, true, false)
        : code != null
            ? new Span(code, false, true)
            : new Span(matcher.group("link"), false, false);
  }

  private static void plain(String text, List<Span> spans) {
    if (!text.isEmpty()) {
      spans.add(new Span(text, false, false));
    }
  }

  /** Collects lines into blocks. */
  private static final class Reader {
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private Kind kind = Kind.PARAGRAPH;
    private String title = "";

    void line(String line) {
      if (line.startsWith("```")) {
        boolean closes = kind == Kind.CODE;
        end();
        kind = closes ? Kind.PARAGRAPH : Kind.CODE;
      } else if (kind == Kind.CODE) {
        open.append(line).append('\n');
      } else {
        prose(line.strip());
      }
    }

    private void prose(String line) {
      if (line.isEmpty()) {
        end();
      } else if (line.startsWith("#")) {
        end();
        heading(line.replaceFirst("^#+\\s*", ""), line.startsWith("# "));
      } else if (line.startsWith("- ") || line.startsWith("* ")) {
        end();
        kind = Kind.ITEM;
        open.append(line.substring(2));
      } else {
        open.append(open.isEmpty() ? "" : " ").append(line);
      }
    }

    private void heading(String text, boolean first) {
      if (first && title.isEmpty()) {
        title = text;
      } else {
        blocks.add(new Block(Kind.HEADING, spans(text)));
      }
    }

    void end() {
      if (!open.isEmpty()) {
        String text = open.toString();
        blocks.add(
            new Block(
                kind, kind == Kind.CODE ? List.of(new Span(text, false, true)) : spans(text)));
        open.setLength(0);
      }
      kind = Kind.PARAGRAPH;
    }
  }
}
