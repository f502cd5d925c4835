package org.rimborso.web;

import java.util.List;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.desk.PayerBook;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.PayerTerms;
import org.rimborso.store.PayerRow;

/** No payer has a profile; what pages make of profiles is tested with a real store. */
final class NoPayers implements PayerBook {
  @Override
  public List<PayerProfile> profiles(Admitted visitor) {
    return List.of();
  }

  @Override
  public Optional<PayerTerms> configured(Admitted visitor, String payer) {
    return Optional.empty();
  }

  @Override
  public List<PayerRow> versions(Admitted visitor, String payer) {
    return List.of();
  }

  @Override
  public Answer change(
      Admitted visitor, String payer, int version, PayerTerms terms, Optional<String> rates) {
    return new Unknown();
  }

  @Override
  public Answer restore(Admitted visitor, String payer, int version, int older) {
    return new Unknown();
  }
}
