package org.rimborso.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.notes.PlacedNote;
import org.rimborso.notes.Struck;
import org.rimborso.smart.User;
import org.rimborso.store.NoteRow;
import org.rimborso.web.view.TypedNote;

/** The charts of a {@link TestSite}: the one that it holds, with what was saved about it. */
final class FakeCharts implements Charts {
  private final TestSite site;
  private final Map<String, PlacedNote> notes = new LinkedHashMap<>();

  FakeCharts(TestSite site) {
    this.site = site;
  }

  @Override
  public Optional<DeskChart> ready(Admitted visitor) {
    return site.ready ? Optional.of(open(visitor)) : Optional.empty();
  }

  @Override
  public DeskChart open(Admitted visitor) {
    if (site.broken) {
      throw new IllegalStateException("canary Bianchi");
    }
    return site.chart;
  }

  @Override
  public void refresh(Admitted visitor) {
    site.refreshed.incrementAndGet();
  }

  @Override
  public List<PlacedNote> notes(Admitted visitor, Reference account) {
    List<PlacedNote> all = new ArrayList<>();
    site.chart.review().accounts().stream()
        .filter(one -> one.reference().equals(account))
        .flatMap(one -> one.notes().stream())
        .forEach(note -> all.add(new PlacedNote(note, SampleChart.DELIVERED)));
    all.addAll(notes.values());
    return all;
  }

  @Override
  public Map<String, Cause> closed(Admitted visitor) {
    return site.closed;
  }

  @Override
  public ZoneId zone(Admitted visitor) {
    return SampleChart.ZONE;
  }

  @Override
  public boolean keepDraft(Admitted visitor, Reference account, Map<String, String> fields) {
    site.drafts.put(account, fields);
    return true;
  }

  @Override
  public Optional<Map<String, String>> draft(Admitted visitor, Reference account) {
    return Optional.ofNullable(site.drafts.get(account));
  }

  @Override
  public Saved add(Admitted visitor, Reference account, TypedNote typed) {
    return save(visitor, account, typed);
  }

  @Override
  public Optional<Struck> strike(Admitted visitor, Reference account, String noteId) {
    site.struck.add(noteId);
    return site.full ? Optional.empty() : Optional.of(site.striking);
  }

  @Override
  public Saved save(Admitted visitor, Reference account, TypedNote typed) {
    if (site.full) {
      return new NotKept();
    }
    site.saved.add(typed);
    Note note =
        new Note(
            "n" + site.saved.size(),
            new Note.Author("Practitioner/demo-biller", "Jonas Whitlock"),
            SampleChart.AS_OF,
            typed.kind(),
            typed.text(),
            typed.contact(),
            typed.referenceNumber(),
            typed.promisedAmount(),
            typed.promisedOn(),
            typed.followUpOn(),
            Note.Status.ACTIVE);
    User user = visitor.launch().user();
    NoteRow.Owner owner = new NoteRow.Owner(user.issuer(), user.subject());
    notes.put(note.id(), new PlacedNote(note, site.landing, Optional.of(owner)));
    return new Kept(note.id());
  }
}
