package org.rimborso.corpus;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.rimborso.account.AccountRule;
import org.rimborso.account.Accounts;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.codebooks.file.CodeFiles;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.codebooks.shelf.ImportReport;
import org.rimborso.codebooks.shelf.ImportSettings;
import org.rimborso.codebooks.shelf.Progress;
import org.rimborso.corpus.plant.World;
import org.rimborso.corpus.table.WrittenTables;
import org.rimborso.launch.SiteReviewer;
import org.rimborso.payer.Payers;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;

/**
 * The built-in rules about charts as they run out of the box, and as a site with its own tables
 * runs them.
 */
final class Worlds {
  private final Map<World, Reviewer> reviewers;

  /** Imports the site's tables into {@code folder}. */
  Worlds(Path folder) {
    WrittenTables tables = new WrittenTables(folder);
    CodeShelf shelf =
        new CodeShelf(
            folder.resolve("codes"),
            Clock.fixed(Instant.parse("2025-12-20T12:00:00Z"), ZoneOffset.UTC));
    ImportReport report =
        shelf.load(
            tables.write(),
            new ImportSettings(Optional.empty(), Map.of(), new CodeFiles()::read),
            Progress.SILENT);
    if (report.isRefused()) {
      throw new IllegalStateException(report.lines().toString());
    }
    RuleContext shipped = new RuleContext(StarterSet.codeSets(), Payers.NONE, Parameters.DEFAULTS);
    reviewers =
        Map.of(
            World.SHIPPED,
            new Reviewer(
                Reviewer.provided(shipped).stream()
                    .filter(rule -> !(rule instanceof AccountRule))
                    .toList(),
                new Accounts(Payers.NONE)),
            World.SITE,
            SiteReviewer.ofCharts(tables.configuration(), shelf.snapshot().codes()));
  }

  Reviewer reviewer(World world) {
    return Optional.ofNullable(reviewers.get(world)).orElseThrow();
  }
}
