// Made from knowledge/service-types.json by `npm run generate`; change it there.

/** The day as of which the current codes are listed. */
export const LISTED_ON = '2026-06-24'

/** The last day of the former meanings. */
export const FORMER_UNTIL = '2023-07-08'

/** Mail class, services, codes: one group to a line. */
export const CURRENT = `priority-mail|tracking certified signature|026
priority-mail|tracking certified signature return-receipt|027 028 029
priority-mail|tracking certified signature restricted-delivery return-receipt|031 081
priority-mail|tracking certified signature restricted-delivery|032
priority-mail|tracking cod|033
priority-mail|tracking cod return-receipt|035 039
priority-mail|tracking cod restricted-delivery return-receipt|046 049
priority-mail|tracking cod restricted-delivery|052
priority-mail|tracking cod signature|053
priority-mail|tracking|055
priority-mail|tracking insured|058
priority-mail|tracking insured signature|061 078
priority-mail|tracking signature hazmat|063
priority-mail|tracking insured signature return-receipt|065
priority-mail|tracking insured signature restricted-delivery return-receipt|070
priority-mail|tracking insured signature restricted-delivery|072
priority-mail|tracking adult-signature hazmat|075
priority-mail|tracking insured signature hold-for-pickup|079 114
priority-mail|tracking cod registered signature return-receipt|080
priority-mail|tracking cod registered signature restricted-delivery return-receipt|083
priority-mail|tracking registered signature|088 107
priority-mail|tracking registered signature cod|089
priority-mail|tracking registered signature return-receipt|100 101
priority-mail|tracking registered signature restricted-delivery return-receipt|102 105
priority-mail|tracking registered signature restricted-delivery|106 910
priority-mail|tracking signature|108
priority-mail|tracking signature registered return-receipt|111
priority-mail|tracking hold-for-pickup|112
priority-mail|tracking insured hold-for-pickup|113
priority-mail|tracking signature hold-for-pickup|115
priority-mail|tracking hazmat|116
priority-mail|tracking insured hazmat|120
priority-mail|tracking adult-signature restricted-delivery hazmat|121
priority-mail|tracking open-and-distribute|123
priority-mail|tracking insured signature hazmat|323
priority-mail|tracking cod hold-for-pickup|602
priority-mail|tracking adult-signature return-receipt|659
priority-mail|tracking adult-signature restricted-delivery return-receipt|660
priority-mail|tracking adult-signature return-receipt hold-for-pickup|661
priority-mail|tracking adult-signature restricted-delivery return-receipt hold-for-pickup|662
priority-mail|tracking adult-signature|681
priority-mail|tracking adult-signature restricted-delivery|682
priority-mail|tracking certified adult-signature|683
priority-mail|tracking certified adult-signature restricted-delivery|684
priority-mail|tracking adult-signature insured|687
priority-mail|tracking adult-signature restricted-delivery insured|688
priority-mail|tracking adult-signature insured signature|689
priority-mail|tracking adult-signature restricted-delivery insured signature|690
priority-mail|tracking adult-signature hold-for-pickup|772
priority-mail|tracking adult-signature restricted-delivery hold-for-pickup|773
priority-mail|tracking adult-signature insured hold-for-pickup|774
priority-mail|tracking adult-signature restricted-delivery insured hold-for-pickup|775
priority-mail|tracking adult-signature insured signature hold-for-pickup|776
priority-mail|tracking adult-signature restricted-delivery insured signature hold-for-pickup|777
priority-mail|tracking signature restricted-delivery|893
priority-mail|tracking signature restricted-delivery insured|896
priority-mail|tracking certified adult-signature restricted-delivery return-receipt|911
priority-mail|tracking signature restricted-delivery return-receipt|915
priority-mail|tracking certified adult-signature return-receipt|916
priority-mail|tracking return|019
priority-mail|tracking return hazmat|037 219
priority-mail|tracking insured return hazmat|515
priority-mail|tracking insured signature return hazmat|517
priority-mail|tracking return insured|596
priority-mail|tracking return insured signature|599
priority-mail-express|tracking cremated-remains signature to-addressee|090
priority-mail-express|tracking cremated-remains to-addressee|091
priority-mail-express|tracking cremated-remains return-receipt to-addressee|092
priority-mail-express|tracking cremated-remains insured to-addressee|093
priority-mail-express|tracking adult-signature return-receipt to-addressee|655
priority-mail-express|tracking adult-signature restricted-delivery return-receipt to-addressee|656
priority-mail-express|tracking adult-signature return-receipt hold-for-pickup|657
priority-mail-express|tracking adult-signature restricted-delivery return-receipt hold-for-pickup|658
priority-mail-express|tracking adult-signature restricted-delivery to-addressee hazmat|665
priority-mail-express|tracking to-addressee|701
priority-mail-express|tracking return-receipt to-addressee|711
priority-mail-express|tracking insured to-addressee|712
priority-mail-express|tracking insured return-receipt to-addressee|713
priority-mail-express|tracking cod to-addressee|714
priority-mail-express|tracking cod return-receipt to-addressee|715
priority-mail-express|tracking hold-for-pickup|716
priority-mail-express|tracking return-receipt hold-for-pickup|717
priority-mail-express|tracking insured hold-for-pickup|718
priority-mail-express|tracking insured return-receipt hold-for-pickup|719
priority-mail-express|tracking cod hold-for-pickup|720
priority-mail-express|tracking cod return-receipt hold-for-pickup|721
priority-mail-express|tracking open-and-distribute|723
priority-mail-express|tracking adult-signature to-addressee|724
priority-mail-express|tracking adult-signature restricted-delivery to-addressee|725
priority-mail-express|tracking adult-signature insured to-addressee|726
priority-mail-express|tracking adult-signature restricted-delivery insured to-addressee|727
priority-mail-express|tracking adult-signature hold-for-pickup|729
priority-mail-express|tracking adult-signature restricted-delivery hold-for-pickup|730
priority-mail-express|tracking adult-signature insured hold-for-pickup|731
priority-mail-express|tracking adult-signature restricted-delivery insured hold-for-pickup|732
priority-mail-express|tracking to-addressee hazmat|760
priority-mail-express|tracking signature to-addressee hazmat|761
priority-mail-express|tracking insured to-addressee hazmat|762
priority-mail-express|tracking insured signature restricted-delivery to-addressee hazmat|763
priority-mail-express|tracking adult-signature to-addressee hazmat|764
priority-mail-express|tracking to-addressee signature|817
priority-mail-express|tracking cod restricted-delivery return-receipt|917
priority-mail-express|tracking cod restricted-delivery return-receipt hold-for-pickup|918
priority-mail-express|tracking cod restricted-delivery|919
priority-mail-express|tracking cod restricted-delivery hold-for-pickup|920
priority-mail-express|tracking insured signature restricted-delivery|921
priority-mail-express|tracking insured signature restricted-delivery return-receipt|922
priority-mail-express|tracking return hazmat|667 837
priority-mail-express|tracking return hazmat signature|668 838
priority-mail-express|tracking return signature|796
priority-mail-express|tracking return insured|797
priority-mail-express|tracking return|798
priority-mail-express|tracking return hazmat insured|839
ground-advantage|tracking|001 346
ground-advantage|tracking signature|021 349
ground-advantage|tracking insured signature|073 177 352 394
ground-advantage|tracking cod|152 347
ground-advantage|tracking cod return-receipt|157 158 353 354
ground-advantage|tracking cod restricted-delivery|159 355
ground-advantage|tracking cod signature|160 356
ground-advantage|tracking insured|164 361
ground-advantage|tracking signature hazmat|166 383
ground-advantage|tracking cod restricted-delivery return-receipt|168 169 372 373
ground-advantage|tracking insured signature return-receipt|172 375
ground-advantage|tracking insured signature restricted-delivery|174 376
ground-advantage|tracking registered signature|179 195 196 406
ground-advantage|tracking registered signature cod|153 180
ground-advantage|tracking registered signature cod return-receipt|161 181 183 397
ground-advantage|tracking hazmat|184 362
ground-advantage|tracking insured hazmat|185 363
ground-advantage|tracking insured signature hazmat|186 365
ground-advantage|tracking insured signature restricted-delivery return-receipt|189 387
ground-advantage|tracking registered signature return-receipt|167 173 192 193 203 204
ground-advantage|tracking registered signature restricted-delivery|194 329
ground-advantage|tracking registered signature restricted-delivery return-receipt|043 206
ground-advantage|tracking hold-for-pickup|209 367
ground-advantage|tracking insured hold-for-pickup|211 368
ground-advantage|tracking insured signature hold-for-pickup|212 214 370
ground-advantage|tracking signature hold-for-pickup|109 213
ground-advantage|tracking adult-signature hazmat|220 223
ground-advantage|tracking hold-for-pickup cod|603
ground-advantage|tracking adult-signature insured|215 928
ground-advantage|tracking adult-signature insured signature|344 929
ground-advantage|tracking adult-signature return-receipt|670 930
ground-advantage|tracking adult-signature restricted-delivery insured|175 931
ground-advantage|tracking adult-signature restricted-delivery insured signature|345 932
ground-advantage|tracking adult-signature restricted-delivery return-receipt|176 933
ground-advantage|tracking signature restricted-delivery insured|936 968
ground-advantage|tracking signature restricted-delivery|937 967
ground-advantage|tracking signature restricted-delivery return-receipt|939 970
ground-advantage|tracking adult-signature|358 974
ground-advantage|tracking adult-signature restricted-delivery|386 975
ground-advantage|tracking cod hold-for-pickup|348
ground-advantage|tracking signature insured hold-for-pickup|861
ground-advantage|tracking return|020 022
ground-advantage|tracking return hazmat|187 217 218 385
ground-advantage|tracking insured return hazmat|190 388
ground-advantage|tracking insured signature return hazmat|191 399
ground-advantage|tracking return insured|597 598
ground-advantage|tracking return insured signature|600 601
first-class-mail|tracking certified signature|071
first-class-mail|tracking certified signature return-receipt|147 148
first-class-mail|tracking certified signature restricted-delivery|149
first-class-mail|tracking certified signature restricted-delivery return-receipt|154 360
first-class-mail|tracking insured|453
first-class-mail|tracking insured signature|462
first-class-mail|tracking insured signature return-receipt|463
first-class-mail|tracking insured signature restricted-delivery|464
first-class-mail|tracking insured signature restricted-delivery return-receipt|467
first-class-mail|tracking insured hold-for-pickup|468
first-class-mail|tracking insured signature hold-for-pickup|473
first-class-mail|tracking registered signature|501
first-class-mail|tracking registered signature return-receipt|522 529
first-class-mail|tracking registered signature restricted-delivery|531
first-class-mail|tracking registered signature restricted-delivery return-receipt|533
first-class-mail|tracking registered signature cod|560
first-class-mail|tracking registered signature cod return-receipt|562 564
first-class-mail|tracking registered signature cod restricted-delivery|582
first-class-mail|tracking registered signature cod restricted-delivery return-receipt|583
first-class-mail|tracking cod|587
first-class-mail|tracking cod return-receipt|589 590
first-class-mail|tracking cod hold-for-pickup|592
first-class-mail|tracking cod restricted-delivery|594
first-class-mail|tracking cod restricted-delivery return-receipt|595 621
first-class-mail|tracking cod restricted-delivery hold-for-pickup|629
parcel-select|tracking insured signature|076 616
parcel-select|tracking hazmat|395
parcel-select|tracking insured hazmat|483
parcel-select|tracking|612
parcel-select|tracking cod|613
parcel-select|tracking signature|615
parcel-select|tracking cod restricted-delivery|619
parcel-select|tracking insured|624
parcel-select|tracking insured signature hazmat|628
parcel-select|tracking insured signature restricted-delivery return-receipt|637
parcel-select|tracking insured signature restricted-delivery|640
parcel-select|tracking signature hazmat|646
parcel-select|tracking adult-signature|691
parcel-select|tracking adult-signature restricted-delivery|692
parcel-select|tracking adult-signature insured|696
parcel-select|tracking adult-signature restricted-delivery insured|697
parcel-select|tracking adult-signature insured signature|698
parcel-select|tracking adult-signature restricted-delivery insured signature|699
parcel-select|tracking signature restricted-delivery|895
parcel-select|tracking adult-signature restricted-delivery return-receipt|941
parcel-select|tracking adult-signature return-receipt|942
bound-printed-matter|tracking insured signature hold-for-pickup|139
bound-printed-matter|tracking insured hold-for-pickup|140
bound-printed-matter|tracking hold-for-pickup|141
bound-printed-matter|tracking|419
bound-printed-matter|tracking cod|420
bound-printed-matter|tracking signature|422
bound-printed-matter|tracking insured signature|423
bound-printed-matter|tracking cod return-receipt|424 425
bound-printed-matter|tracking cod restricted-delivery|426
bound-printed-matter|tracking insured|431
bound-printed-matter|tracking cod restricted-delivery return-receipt|447 959
bound-printed-matter|tracking insured signature return-receipt|454
bound-printed-matter|tracking insured signature restricted-delivery|455
bound-printed-matter|tracking signature restricted-delivery|978
media-mail|tracking|490
media-mail|tracking cod|491
media-mail|tracking signature|493
media-mail|tracking insured signature|494 520
media-mail|tracking cod restricted-delivery|497
media-mail|tracking insured|502
media-mail|tracking insured signature restricted-delivery|518
media-mail|tracking signature restricted-delivery insured|965
media-mail|tracking signature restricted-delivery|977
library-mail|tracking|551
library-mail|tracking cod|552
library-mail|tracking signature|554
library-mail|tracking insured signature|555
library-mail|tracking cod return-receipt|556
library-mail|tracking cod restricted-delivery|558
library-mail|tracking insured|563
library-mail|tracking insured signature return-receipt|575
library-mail|tracking insured signature restricted-delivery|579
library-mail|tracking signature restricted-delivery|976
marketing-mail|tracking insured signature|248
marketing-mail|tracking|249 250 254 258 269 702 703 704 905 906
marketing-mail|tracking insured signature return-receipt|255
marketing-mail|tracking insured signature restricted-delivery|256
marketing-mail|tracking insured|259 265
marketing-mail|tracking insured signature restricted-delivery return-receipt|286
first-class-mail|tracking|907 909`

/** What codes meant before; most are no longer given out, some mean something else now. */
export const FORMER = `first-class-mail|tracking|001 740 741 760 761 762 763 764 765 766 767 768 769 770 771 816 818
first-class-mail|tracking signature|021
parcel-select|tracking|346 347 348 349 350 351 352 353 354 355 356 357 358 359 360 361 362 363 364 365 366 367 368 369 370 371 372 373 374 375 376 377 378 379 380 381 382 383 384 385 386 387 388 389 390 391 392 393 394 395 400 401 402 707 708 709 744 745 746 747 748 749 784 785 786 787 788
parcel-select|tracking return|017 018 023 024 044
marketing-mail|tracking|704
priority-mail|tracking return|790 791 792 793 794 795
unknown|tracking return|117 216 396
unknown|tracking return-receipt|118 119 120 217 218 219 306 307 308 397 398 399
unknown|tracking|750 755 756 757`
