"""Several exchange files side by side: exchange files in, a comparison appendix out.

Sees protected figures only. `participants` says who is compared; `limits` and `standardise` hold
the statistics; `indicators`, `tables` and `texts` what is shown; `build` puts it together.
"""
