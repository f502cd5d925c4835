package org.rimborso.web.view;

/** How grave something is: icon, word and colour together, never colour alone. */
public record Badge(Tone tone, String icon, String word) {

  /** The colour that goes with icon and word. */
  public enum Tone {
    ERROR("is-error"),
    WARNING("is-warning"),
    OK("is-ok"),
    INFO("is-info"),
    UNCHECKED("is-unchecked");

    private final String style;

    Tone(String style) {
      this.style = style;
    }

    /** The CSS class. */
    public String style() {
      return style;
    }
  }

  public static Badge error(String word) {
    return new Badge(Tone.ERROR, "error", word);
  }

  public static Badge warning(String word) {
    return new Badge(Tone.WARNING, "warning", word);
  }

  public static Badge ok(String word) {
    return new Badge(Tone.OK, "ok", word);
  }

  public static Badge info(String word) {
    return new Badge(Tone.INFO, "info", word);
  }

  public static Badge waiting(String word) {
    return new Badge(Tone.INFO, "wait", word);
  }

  public static Badge unchecked(String word) {
    return new Badge(Tone.UNCHECKED, "unchecked", word);
  }
}
