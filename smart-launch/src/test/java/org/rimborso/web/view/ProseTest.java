package org.rimborso.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProseTest {
  @Test
  void parse_smallPage_givesBlocks() {
    Prose prose =
        Prose.parse(
            "# Title\n\nOne\ntwo **bold** `E11` [link](http://x).\n## Part\n- a\n- b\n```\nx  y\n```\n");
    assertThat(prose.title()).isEqualTo("Title");
    assertThat(prose.blocks())
        .extracting(Prose.Block::kind)
        .containsExactly(
            Prose.Kind.PARAGRAPH,
            Prose.Kind.HEADING,
            Prose.Kind.ITEM,
            Prose.Kind.ITEM,
            Prose.Kind.CODE);
    assertThat(prose.blocks().get(0).spans())
        .contains(
            new Prose.Span("bold", true, false),
            new Prose.Span("E11", false, true),
            new Prose.Span("link", false, false));
  }

  @Test
  void parse_markup_staysText() {
    Prose prose = Prose.parse("<script>alert(1)</script>");
    assertThat(prose.blocks().get(0).spans())
        .isEqualTo(List.of(new Prose.Span("<script>alert(1)</script>", false, false)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../messages", "a/b", "A", "", "-a", "a.it", "a--b"})
  void page_oddId_isNone(String id) {
    assertThat(new RulePages(ProseTest.class.getClassLoader()).page(id, Words.ENGLISH)).isEmpty();
  }
}
