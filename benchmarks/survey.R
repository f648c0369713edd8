# Rake and estimate with R's survey package. Usage: Rscript survey.R FOLDER; prints wall and processor seconds.
suppressPackageStartupMessages(library(survey))
folder <- commandArgs(TRUE)[1]
answers <- read.csv(file.path(folder, "answers.csv"))
wards <- read.csv(file.path(folder, "wards.csv")); ages <- read.csv(file.path(folder, "ages.csv"))
questions <- setdiff(names(answers), c("ward", "age"))
for (q in questions) answers[[q]] <- factor(answers[[q]], levels = 0:4)
start <- proc.time()
design <- suppressWarnings(svydesign(ids = ~1, data = answers))
raked <- rake(design, list(~ward, ~age), list(wards, ages), control = list(maxit = 500, epsilon = 1e-6))
whole <- list(); by_ward <- list()
for (q in questions) {
  formula <- as.formula(paste0("~", q))
  whole[[q]] <- svymean(formula, raked, na.rm = TRUE)
  by_ward[[q]] <- svyby(formula, ~ward, raked, svymean, na.rm = TRUE, vartype = "ci")
}
took <- proc.time() - start
shares <- do.call(rbind, lapply(questions, function(q) c(coef(whole[[q]]))))
write.table(shares, file.path(folder, "shares.csv"), sep = ",", row.names = FALSE, col.names = FALSE)
cat(took[["elapsed"]], took[["user.self"]] + took[["sys.self"]], "\n")
