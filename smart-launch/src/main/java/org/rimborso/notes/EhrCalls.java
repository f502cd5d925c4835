package org.rimborso.notes;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.Access;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.PageSink;
import org.rimborso.ehr.ReadAnswer;
import org.rimborso.ehr.SearchAnswer;
import org.rimborso.ehr.SearchUrl;
import org.rimborso.ehr.WriteAnswer;
import org.rimborso.notes.Records.Answer;
import org.rimborso.notes.Records.Put;

/** The calls of one delivery to an EHR's FHIR API, and what their answers mean for a note. */
record EhrCalls(Ehr ehr, Access access, Budget budget) {
  private static final int GONE = 410;

  /**
   * Every page of a search.
   *
   * @param found what {@code sink} fills
   */
  <T> Answer<List<T>> search(SearchUrl search, PageSink sink, List<T> found) {
    SearchAnswer answer = ehr.client().search(access, search, sink, budget);
    if (answer instanceof SearchAnswer.Complete) {
      return new Answer.Got<>(List.copyOf(found));
    }
    if (answer instanceof SearchAnswer.Refused refused) {
      return new Answer.Refused<>(refused.status());
    }
    return answer instanceof SearchAnswer.Unauthorized
        ? new Answer.NoToken<>()
        : new Answer.NotReached<>();
  }

  Answer<byte[]> read(Reference reference) {
    ReadAnswer answer = ehr.client().read(access, reference, budget);
    if (answer instanceof ReadAnswer.Found found) {
      return new Answer.Got<>(found.json());
    }
    if (answer instanceof ReadAnswer.Refused refused) {
      return new Answer.Refused<>(refused.status());
    }
    if (answer instanceof ReadAnswer.Missing) {
      return new Answer.Missing<>();
    }
    return answer instanceof ReadAnswer.Unauthorized
        ? new Answer.NoToken<>()
        : new Answer.NotReached<>();
  }

  Answer<Put> create(String type, String json, Optional<SearchUrl> unless) {
    return put(ehr.client().create(access, type, json, unless, budget));
  }

  Answer<Put> update(Reference record, Optional<String> version, String json) {
    Optional<String> tag = version.map(id -> "W/\"" + id + "\"");
    return put(ehr.client().update(access, record, json, tag, budget));
  }

  private static Answer<Put> put(WriteAnswer answer) {
    if (answer instanceof WriteAnswer.Written written) {
      boolean wrote = written.effect() != WriteAnswer.Effect.UNCHANGED;
      return new Answer.Got<>(new Put(written.reference(), wrote));
    }
    if (answer instanceof WriteAnswer.Refused refused) {
      return refused.status() == GONE
          ? new Answer.Missing<>()
          : new Answer.Refused<>(refused.status());
    }
    if (answer instanceof WriteAnswer.Conflict) {
      return new Answer.Conflict<>();
    }
    return answer instanceof WriteAnswer.Unauthorized
        ? new Answer.NoToken<>()
        : new Answer.NotReached<>();
  }
}
