{{- define "name" -}}{{ .s | trunc 63 | trimSuffix "-" }}{{- end }}
{{ range $i, $e := .list }}{{ $i }}: {{ $e | default "none" | quote }}
{{ else }}empty{{ end }}
{{- with .map }}{{ toJson . | indent 2 }}{{ end }}
{{ if and .n (gt .n 1.0) }}{{ template "name" . }}{{ else if .nul }}x{{ end }}
