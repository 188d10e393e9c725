/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-astronomy.h"

#include <math.h>

/* Jean Meeus, Astronomical Algorithms, second edition: chapter 10 (ΔT), 22 (nutation), 25 (Sun),
 * 49 (new moon) and appendix III (VSOP87, Earth). */

#define J2000           2451545.0
#define SECONDS_PER_DAY 86400.0
#define DEGREE          (G_PI / 180.0)

static double
polynomial (const double *coefficients, gsize n, double x)
{
  double sum = 0.0;

  while (n > 0)
    sum = sum * x + coefficients[--n];
  return sum;
}

/* TT − UT in seconds is a polynomial of (year − origin) / unit. */
typedef struct {
  double until;
  double origin;
  double unit;
  double coefficients[6];
} DeltaTRow;

/* Espenak and Meeus, Five Millennium Canon of Solar Eclipses (NASA/TP-2006-214141). In the row of
 * 2050 the term of the canon that is linear in the year is written out about 1820. */
static const DeltaTRow delta_t_rows[] = {
  { 1920, 1900, 1, { -2.79, 1.494119, -0.0598939, 0.0061966, -0.000197 } },
  { 1941, 1920, 1, { 21.20, 0.84493, -0.076100, 0.0020936 } },
  { 1961, 1950, 1, { 29.07, 0.407, -1.0 / 233, 1.0 / 2547 } },
  { 1986, 1975, 1, { 45.45, 1.067, -1.0 / 260, -1.0 / 718 } },
  { 2005, 2000, 1, { 63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599 } },
  { 2050, 2000, 1, { 62.92, 0.32217, 0.005589 } },
  { 2150, 1820, 100, { -20.0 - 0.5628 * 330, 56.28, 32.0 } },
  { G_MAXINT, 1820, 100, { -20.0, 0.0, 32.0 } },
};

/**
 * dv_astronomy_delta_t:
 * @jd: a Julian date, from 1900 on
 *
 * How far the clocks of the Earth, which slows down, are behind uniform time. After the present
 * this is a forecast: the polynomial already runs some seconds ahead of what is observed.
 *
 * Returns: TT − UT in seconds
 */
double
dv_astronomy_delta_t (double jd)
{
  double year = 2000.0 + (jd - J2000) / 365.2425;
  const DeltaTRow *row = delta_t_rows;

  while (year >= row->until)
    row++;
  return polynomial (row->coefficients, G_N_ELEMENTS (row->coefficients),
                     (year - row->origin) / row->unit);
}

/* A term of the new moon: days × E^|m| × sin (m M + l M′ + f F). */
typedef struct {
  double days;
  int m;
  int l;
  int f;
} MoonTerm;

static const MoonTerm moon_terms[] = {
  { -0.40720, 0, 1, 0 }, { 0.17241, 1, 0, 0 },    { 0.01608, 0, 2, 0 },  { 0.01039, 0, 0, 2 },
  { 0.00739, -1, 1, 0 }, { -0.00514, 1, 1, 0 },   { 0.00208, 2, 0, 0 },  { -0.00111, 0, 1, -2 },
  { -0.00057, 0, 1, 2 }, { 0.00056, 1, 2, 0 },    { -0.00042, 0, 3, 0 }, { 0.00042, 1, 0, 2 },
  { 0.00038, 1, 0, -2 }, { -0.00024, -1, 2, 0 },  { -0.00007, 2, 1, 0 }, { 0.00004, 0, 2, -2 },
  { 0.00004, 3, 0, 0 },  { 0.00003, 1, 1, -2 },   { 0.00003, 0, 2, 2 },  { -0.00003, 1, 1, 2 },
  { 0.00003, -1, 1, 2 }, { -0.00002, -1, 1, -2 }, { -0.00002, 1, 3, 0 }, { 0.00002, 0, 4, 0 },
};

/* The planets pull at the Moon: days × sin (start + rate × k), in degrees. */
typedef struct {
  double days;
  double start;
  double rate;
} PlanetTerm;

static const PlanetTerm planet_terms[] = {
  { 0.000325, 299.77, 0.107408 },  { 0.000165, 251.88, 0.016321 }, { 0.000164, 251.83, 26.651886 },
  { 0.000126, 349.42, 36.412478 }, { 0.000110, 84.66, 18.206239 }, { 0.000062, 141.74, 53.303771 },
  { 0.000060, 207.14, 2.453732 },  { 0.000056, 154.84, 7.306860 }, { 0.000047, 34.52, 27.261239 },
  { 0.000042, 207.19, 0.121824 },  { 0.000040, 291.34, 1.844379 }, { 0.000037, 161.72, 24.198154 },
  { 0.000035, 239.56, 25.513099 }, { 0.000023, 331.55, 3.592518 },
};

static double
degrees (const double *coefficients, gsize n, double t, double rate, double k)
{
  return fmod (polynomial (coefficients, n, t) + rate * k, 360.0) * DEGREE;
}

static double
periodic_terms (double k, double t)
{
  static const double sun[] = { 2.5534, 0.0, -0.0000014, -0.00000011 };
  static const double moon[] = { 201.5643, 0.0, 0.0107582, 0.00001238, -0.000000058 };
  static const double latitude[] = { 160.7108, 0.0, -0.0016118, -0.00000227, 0.000000011 };
  static const double node[] = { 124.7746, 0.0, 0.0020672, 0.00000215 };
  double m = degrees (sun, G_N_ELEMENTS (sun), t, 29.10535670, k);
  double l = degrees (moon, G_N_ELEMENTS (moon), t, 385.81693528, k);
  double f = degrees (latitude, G_N_ELEMENTS (latitude), t, 390.67050284, k);
  double omega = degrees (node, G_N_ELEMENTS (node), t, -1.56375588, k);
  double e = 1.0 - 0.002516 * t - 0.0000074 * t * t;
  const double powers[] = { 1.0, e, e * e, 1.0 };
  double sum = -0.00017 * sin (omega);

  for (gsize i = 0; i < G_N_ELEMENTS (moon_terms); i++) {
    const MoonTerm *term = &moon_terms[i];
    int power = ABS (term->m);

    /* Meeus gives E only to the terms where it can be seen. */
    if (ABS (term->days) < 0.0001)
      power = 0;
    sum += term->days * powers[power] * sin (term->m * m + term->l * l + term->f * f);
  }
  return sum;
}

static double
planetary_terms (double k, double t)
{
  double sum = 0.0;

  for (gsize i = 0; i < G_N_ELEMENTS (planet_terms); i++) {
    const PlanetTerm *term = &planet_terms[i];
    double angle = term->start + term->rate * k - (i == 0 ? 0.009173 * t * t : 0.0);

    sum += term->days * sin (fmod (angle, 360.0) * DEGREE);
  }
  return sum;
}

/**
 * dv_astronomy_new_moon:
 * @lunation: which new moon, counted from that of 6 January 2000, which is 0
 *
 * Computes a new moon after Meeus chapter 49, with all its terms; between 1980 and 2020 the book
 * found the error to be 4 seconds on the average and 17 at most.
 *
 * Returns: the Julian date, in universal time
 */
double
dv_astronomy_new_moon (int lunation)
{
  static const double mean[] = { 2451550.09766, 0.0, 0.00015437, -0.000000150, 0.00000000073 };
  double k = lunation;
  double t = k / 1236.85;
  double jd = polynomial (mean, G_N_ELEMENTS (mean), t) + 29.530588861 * k;

  jd += periodic_terms (k, t) + planetary_terms (k, t);
  return jd - dv_astronomy_delta_t (jd) / SECONDS_PER_DAY;
}

/* A term of VSOP87: amplitude × cos (phase + rate × τ), in units of 10⁻⁸ radian, τ in thousands of
 * years. Terms below 0.3 of a millionth of a radian, or 1.5 seconds of time, are left out. */
typedef struct {
  double amplitude;
  double phase;
  double rate;
} EarthTerm;

static const EarthTerm earth_l0[] = {
  { 175347046, 0, 0 },
  { 3341656, 4.6692568, 6283.0758500 },
  { 34894, 4.62610, 12566.15170 },
  { 3497, 2.7441, 5753.3849 },
  { 3418, 2.8289, 3.5231 },
  { 3136, 3.6277, 77713.7715 },
  { 2676, 4.4181, 7860.4194 },
  { 2343, 6.1352, 3930.2097 },
  { 1324, 0.7425, 11506.7698 },
  { 1273, 2.0371, 529.6910 },
  { 1199, 1.1096, 1577.3435 },
  { 990, 5.233, 5884.927 },
  { 902, 2.045, 26.298 },
  { 857, 3.508, 398.149 },
  { 780, 1.179, 5223.694 },
  { 753, 2.533, 5507.553 },
  { 505, 4.583, 18849.228 },
  { 492, 4.205, 775.523 },
  { 357, 2.920, 0.067 },
  { 317, 5.849, 11790.629 },
  { 284, 1.899, 796.298 },
  { 271, 0.315, 10977.079 },
  { 243, 0.345, 5486.778 },
  { 206, 4.806, 2544.314 },
  { 205, 1.869, 5573.143 },
  { 202, 2.458, 6069.777 },
  { 156, 0.833, 213.299 },
  { 132, 3.411, 2942.463 },
  { 126, 1.083, 20.775 },
  { 115, 0.645, 0.980 },
  { 103, 0.636, 4694.003 },
  { 102, 0.976, 15720.839 },
  { 102, 4.267, 7.114 },
  { 99, 6.21, 2146.17 },
  { 98, 0.68, 155.42 },
  { 86, 5.98, 161000.69 },
  { 85, 1.30, 6275.96 },
  { 85, 3.67, 71430.70 },
  { 80, 1.81, 17260.15 },
  { 79, 3.04, 12036.46 },
  { 75, 1.76, 5088.63 },
  { 74, 3.50, 3154.69 },
  { 74, 4.68, 801.82 },
  { 70, 0.83, 9437.76 },
  { 62, 3.98, 8827.39 },
  { 61, 1.82, 7084.90 },
  { 57, 2.78, 6286.60 },
  { 56, 4.39, 14143.50 },
  { 56, 3.47, 6279.55 },
  { 52, 0.19, 12139.55 },
  { 52, 1.33, 1748.02 },
  { 51, 0.28, 5856.48 },
  { 49, 0.49, 1194.45 },
  { 41, 5.37, 8429.24 },
  { 41, 2.40, 19651.05 },
  { 39, 6.17, 10447.39 },
  { 37, 6.04, 10213.29 },
  { 37, 2.57, 1059.38 },
  { 36, 1.71, 2352.87 },
  { 36, 1.78, 6812.77 },
  { 33, 0.59, 17789.85 },
  { 30, 0.44, 83996.85 },
  { 30, 2.74, 1349.87 },
};

static const EarthTerm earth_l1[] = {
  { 628331966747, 0, 0 },       { 206059, 2.678235, 6283.075850 },
  { 4303, 2.6351, 12566.1517 }, { 425, 1.590, 3.523 },
  { 119, 5.796, 26.298 },       { 109, 2.966, 1577.344 },
  { 93, 2.59, 18849.23 },       { 72, 1.14, 529.69 },
  { 68, 1.87, 398.15 },         { 67, 4.41, 5507.55 },
  { 59, 2.89, 5223.69 },        { 56, 2.17, 155.42 },
  { 45, 0.40, 796.30 },         { 36, 0.47, 775.52 },
};

static const EarthTerm earth_l2[] = {
  { 52919, 0, 0 },
  { 8720, 1.0721, 6283.0758 },
  { 309, 0.867, 12566.152 },
};

static const EarthTerm earth_l3[] = {
  { 289, 5.844, 6283.076 },
};

static double
sum_earth_terms (const EarthTerm *terms, gsize n, double tau)
{
  double sum = 0.0;

  for (gsize i = 0; i < n; i++)
    sum += terms[i].amplitude * cos (terms[i].phase + terms[i].rate * tau);
  return sum;
}

/* The true longitude of the Earth seen from the Sun, in radians. */
static double
earth_longitude (double tau)
{
  const double series[] = {
    sum_earth_terms (earth_l0, G_N_ELEMENTS (earth_l0), tau),
    sum_earth_terms (earth_l1, G_N_ELEMENTS (earth_l1), tau),
    sum_earth_terms (earth_l2, G_N_ELEMENTS (earth_l2), tau),
    sum_earth_terms (earth_l3, G_N_ELEMENTS (earth_l3), tau),
  };

  return polynomial (series, G_N_ELEMENTS (series), tau) * 1e-8;
}

/* Nutation in longitude, in seconds of arc: the four terms for half a second (chapter 22). */
static double
nutation (double t)
{
  double omega = (125.04452 - 1934.136261 * t) * DEGREE;
  double sun = (280.4665 + 36000.7698 * t) * DEGREE;
  double moon = (218.3165 + 481267.8813 * t) * DEGREE;

  return -17.20 * sin (omega) - 1.32 * sin (2 * sun) - 0.23 * sin (2 * moon) +
         0.21 * sin (2 * omega);
}

/* Aberration in seconds of arc: the nearer the Sun, the larger. */
static double
aberration (double t)
{
  double anomaly = (357.52911 + 35999.05029 * t) * DEGREE;
  double radius = 1.000140 - 0.016708 * cos (anomaly) - 0.000140 * cos (2 * anomaly);

  return -20.4898 / radius;
}

/**
 * dv_astronomy_sun_longitude:
 * @jd: a Julian date, in universal time
 *
 * Computes where the Sun is seen on the ecliptic, after the method of higher accuracy in Meeus
 * chapter 25; good to about a second of arc, which the Sun travels in 25 seconds.
 *
 * Returns: the apparent longitude in degrees, from 0 to less than 360
 */
double
dv_astronomy_sun_longitude (double jd)
{
  double centuries = (jd + dv_astronomy_delta_t (jd) / SECONDS_PER_DAY - J2000) / 36525.0;
  double longitude = earth_longitude (centuries / 10.0) / DEGREE + 180.0;
  double to_fk5 = -0.09033;

  longitude += (to_fk5 + nutation (centuries) + aberration (centuries)) / 3600.0;
  longitude = fmod (longitude, 360.0);
  return longitude < 0.0 ? longitude + 360.0 : longitude;
}
