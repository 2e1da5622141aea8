package kz.quat.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes of areas as used by transmission operators. */
class EicCodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10YFR-RTE------C",
        "10YES-REE------0",
        "10YBE----------2",
        "10YDE-VE-------2",
        "10Y1001A1001A49F",
        "10YCH-SWISSGRIDZ"
      })
  void aCodeInUseChecks(String code) {
    assertThat(EicCode.isValid(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10YFR-RTE------D",
        "10YFR-RTF------C",
        "10yfr-rte------c",
        "10YFR-RTE-----C",
        "KZ-35",
        "",
        "10YСH-SWISSGRIDZ"
      })
  void aMistypedOneDoesNot(String code) {
    assertThat(EicCode.isValid(code)).isFalse();
  }
}
