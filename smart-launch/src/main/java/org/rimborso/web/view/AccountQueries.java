package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * The part of an account's page where a clinician is asked.
 *
 * @param rows what was asked about the account
 * @param ask where something is asked; empty for who may not
 * @param proposed whether the denial asks for it, and nothing waits yet
 */
public record AccountQueries(List<QueriesView.Row> rows, Optional<String> ask, boolean proposed) {
  public AccountQueries {
    rows = List.copyOf(rows);
  }
}
