package org.rimborso.account;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;

/**
 * What an adjudicated amount is. Known are the categories of FHIR R4, of the CARIN consumer
 * directed payer data exchange, and the Medicare claims variables that Blue Button and Synthea send
 * as URIs.
 */
enum Amount {
  SUBMITTED(
      "submitted",
      "line_sbmtd_chrg_amt",
      "rev_cntr_tot_chrg_amt",
      "clm_tot_chrg_amt",
      "nch_carr_clm_sbmtd_chrg_amt"),
  ALLOWED("eligible", "allowed", "line_alowd_chrg_amt", "nch_carr_clm_alowd_amt"),
  /** What the plan pays, to whomever. */
  BENEFIT("benefit", "line_nch_pmt_amt", "rev_cntr_pmt_amt_amt"),
  TO_PROVIDER(
      "paidtoprovider", "line_prvdr_pmt_amt", "rev_cntr_prvdr_pmt_amt", "nch_clm_prvdr_pmt_amt"),
  TO_PATIENT("paidtopatient", "line_bene_pmt_amt", "rev_cntr_bene_pmt_amt", "nch_clm_bene_pmt_amt"),
  COPAY("copay"),
  DEDUCTIBLE(
      "deductible",
      "line_bene_ptb_ddctbl_amt",
      "rev_cntr_cash_ddctbl_amt",
      "rev_cntr_blood_ddctbl_amt",
      "carr_clm_cash_ddctbl_apld_amt"),
  COINSURANCE(
      "coinsurance",
      "line_coinsrnc_amt",
      "rev_cntr_coinsrnc_wge_adjstd_c",
      "rev_cntr_rdcd_coinsrnc_amt"),
  /** The patient's whole share as one sum, where its parts are not told. */
  LIABILITY("memberliability", "rev_cntr_ptnt_rspnsblty_pmt"),
  FROM_PATIENT("paidbypatient"),
  DISCOUNT("discount"),
  NOT_COVERED("noncovered"),
  /** An adjustment: its reason says which. */
  ADJUSTMENT("adjustmentreason", "denialreason", "rejectreason"),
  /** Known, and no part of what is owed. */
  ASIDE(
      "unallocdeduct",
      "eligpercent",
      "tax",
      "priorpayerpaid",
      "line_bene_prmry_pyr_pd_amt",
      "line_prmry_alowd_chrg_amt",
      "line_prcsg_ind_cd",
      "line_dme_prchs_price_amt",
      "allowedunits",
      "billingnetworkstatus",
      "renderingnetworkstatus",
      "benefitpaymentstatus",
      "innetwork",
      "outofnetwork",
      "drugcost");

  private static final Map<String, Amount> BY_CODE = new HashMap<>();

  static {
    for (Amount amount : values()) {
      List.of(amount.codes.split(" ")).forEach(code -> BY_CODE.put(code, amount));
    }
  }

  private final String codes;

  Amount(String... codes) {
    this.codes = String.join(" ", codes);
  }

  /** What {@code category} names, by any of its codings; empty for one that is not known. */
  static Optional<Amount> of(CodeableConcept category) {
    for (Coding coding : category.codings()) {
      Amount plain = BY_CODE.get(coding.code());
      Amount amount = plain == null ? BY_CODE.get(lastStep(coding.code())) : plain;
      if (amount != null) {
        return Optional.of(amount);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a reason beside the amount explains it (why so little is allowed or paid) instead of
   * being its own amount.
   */
  boolean isFigure() {
    return this != ADJUSTMENT && this != NOT_COVERED && this != DISCOUNT;
  }

  /** Blue Button writes the variable's whole URI as the code. */
  private static String lastStep(String code) {
    return code.substring(code.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }
}
